package io.github.psc4j.spring.autoconfigure;

import io.github.psc4j.propagation.TokenPropagation;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpCookieHandling;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.autoconfigure.HttpClientProperties;
import org.springframework.boot.http.client.autoconfigure.HttpClientSettingsPropertyMapper;
import org.springframework.boot.http.client.autoconfigure.service.HttpServiceClientProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.web.service.registry.HttpServiceGroup;

/** The groups of HTTP interfaces that are named like a target, and how their target is called. */
final class TargetGroups {
    /** Where the application says nothing. No cookies: one client serves many people, and would mix up their sessions. */
    private static final HttpClientSettings BOUNDED = HttpClientSettings.defaults()
            .withTimeouts(TokenPropagation.CONNECT_TIMEOUT, TargetClients.READ_TIMEOUT)
            .withCookieHandling(HttpCookieHandling.DISABLE);

    private final Map<String, PscProperties.Propagation.Service> targets;
    private final @Nullable HttpServiceClientProperties groups;
    private final TokenPropagation propagation;
    private final HttpClientSettingsPropertyMapper mapper;

    TargetGroups(
            Map<String, PscProperties.Propagation.Service> targets,
            TokenPropagation propagation,
            @Nullable HttpServiceClientProperties groups,
            @Nullable SslBundles bundles,
            @Nullable HttpClientSettings settings) {
        this.targets = targets;
        this.propagation = propagation;
        this.groups = groups;
        this.mapper = new HttpClientSettingsPropertyMapper(bundles, settings);
    }

    boolean isTarget(HttpServiceGroup group) {
        return targets.containsKey(group.name());
    }

    String baseUrl(HttpServiceGroup group) {
        return String.valueOf(Objects.requireNonNull(targets.get(group.name())).url());
    }

    /** What the application says of the group, and never a redirect, which nobody would judge. */
    HttpClientSettings settings(HttpServiceGroup group) {
        return mapper.map(groups == null ? null : groups.get(group.name()))
                .orElse(BOUNDED)
                .withRedirects(HttpRedirects.DONT_FOLLOW);
    }

    /**
     * What presents the certificate of the target, and a renewed one from then on.
     *
     * @return empty if the target has no certificate, or the application says an SSL bundle for the group itself
     */
    Optional<HttpClient> presenting(HttpServiceGroup group, HttpClientSettings settings) {
        boolean ofTarget = Objects.requireNonNull(targets.get(group.name())).sslBundle() != null;
        HttpClientProperties own = groups == null ? null : groups.get(group.name());
        return ofTarget && (own == null || own.getSsl().getBundle() == null)
                ? Optional.of(propagation.httpClientWithoutTokens(Objects.requireNonNull(settings.connectTimeout())))
                : Optional.empty();
    }
}
