package io.github.psc4j.spring.autoconfigure;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpCookieHandling;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.autoconfigure.HttpClientSettingsPropertyMapper;
import org.springframework.boot.http.client.autoconfigure.service.HttpServiceClientProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.web.service.registry.HttpServiceGroup;

/** The groups of HTTP interfaces that are named like a target, and how their target is called. */
final class TargetGroups {
    /** Where the application says nothing. No cookies: one client serves many people, and would mix up their sessions. */
    private static final HttpClientSettings BOUNDED = HttpClientSettings.defaults()
            .withTimeouts(TargetHttpClient.CONNECT, TargetHttpClient.READ)
            .withCookieHandling(HttpCookieHandling.DISABLE);

    private final Map<String, PscProperties.Propagation.Service> targets;
    private final @Nullable HttpServiceClientProperties groups;
    private final @Nullable SslBundles bundles;
    private final HttpClientSettingsPropertyMapper mapper;

    TargetGroups(
            Map<String, PscProperties.Propagation.Service> targets,
            @Nullable HttpServiceClientProperties groups,
            @Nullable SslBundles bundles,
            @Nullable HttpClientSettings settings) {
        this.targets = targets;
        this.groups = groups;
        this.bundles = bundles;
        this.mapper = new HttpClientSettingsPropertyMapper(bundles, settings);
    }

    boolean isTarget(HttpServiceGroup group) {
        return targets.containsKey(group.name());
    }

    String baseUrl(HttpServiceGroup group) {
        return String.valueOf(Objects.requireNonNull(targets.get(group.name())).url());
    }

    /** What the application says of the group, with the certificate of the target, and never a redirect, which nobody would judge. */
    HttpClientSettings settings(HttpServiceGroup group) {
        HttpClientSettings settings = mapper.map(groups == null ? null : groups.get(group.name()))
                .orElse(BOUNDED)
                .withRedirects(HttpRedirects.DONT_FOLLOW);
        String bundle = Objects.requireNonNull(targets.get(group.name())).sslBundle();
        return bundle == null || settings.sslBundle() != null
                ? settings
                : settings.withSslBundle(Objects.requireNonNull(bundles).getBundle(bundle));
    }
}
