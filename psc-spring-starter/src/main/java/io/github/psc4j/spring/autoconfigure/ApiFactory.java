package io.github.psc4j.spring.autoconfigure;

import io.github.psc4j.ResourceServer;
import io.github.psc4j.ResourceServerBuilder;
import io.github.psc4j.http.HttpSettings;
import io.github.psc4j.internal.url.UrlPolicy;
import io.github.psc4j.resource.CertificateHeader;
import io.github.psc4j.resource.ClientCertificates;
import io.github.psc4j.resource.TokenCaching;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.boot.cloud.CloudPlatform;
import org.springframework.core.env.Environment;

/** Makes a resource server of the properties, and names the property to set where one is missing. */
final class ApiFactory {
    private final PscProperties.Api api;
    private final boolean clientOfNobody;
    private final ClientFactory client;
    private final Supplier<ProviderAccess> provider;
    private final Environment environment;

    ApiFactory(
            PscProperties properties,
            ClientFactory client,
            Supplier<ProviderAccess> provider,
            Environment environment) {
        this.api = properties.api();
        this.clientOfNobody = properties.clientId() != null && !properties.loginEnabled();
        this.client = client;
        this.provider = provider;
        this.environment = environment;
    }

    ResourceServer resourceServer(Optional<HttpSettings> http) {
        ResourceServerBuilder builder = ResourceServer.builder().caching(caching());
        client.applyTo(builder);
        http.ifPresent(builder::http);
        boolean own = api.issuer() != null || api.audience() != null;
        if (!own && api.authorizedParties().isEmpty()) {
            throw ClientFactory.invalid(
                    "psc.api is configured, and nobody's tokens are accepted: set psc.api.issuer and"
                            + " psc.api.audience for the tokens of this service's own authorization server,"
                            + " psc.api.authorized-parties for tokens of Pro Santé Connect, or both");
        }
        if (clientOfNobody && api.authorizedParties().isEmpty()) {
            throw ClientFactory.invalid(
                    "psc.client-id is set, nobody logs in with it (psc.login-enabled=false), and no token of Pro Santé Connect is"
                            + " accepted: set psc.api.authorized-parties, or remove psc.client-id");
        }
        if (own) {
            authorizationServer(builder);
        }
        if (!api.authorizedParties().isEmpty()) {
            ProviderAccess access = provider.get();
            builder.psc(access.environment(), access.clientId(), access.authentication())
                    .authorizedParties(api.authorizedParties());
        }
        return builder.clientCertificates(certificates()).build();
    }

    private void authorizationServer(ResourceServerBuilder builder) {
        URI issuer = ClientFactory.required(
                api.issuer(),
                "psc.api.issuer",
                "the authorization server of this service, as its tokens name it in iss");
        String audience = ClientFactory.required(
                api.audience(), "psc.api.audience", "this service, as tokens that are meant for it name it in aud");
        builder.authorizationServer(issuer, audience)
                .signingAlgorithms(api.signingAlgorithms())
                .tokenBinding(api.tokenBinding())
                .urls("http".equals(issuer.getScheme()) ? UrlPolicy.HTTP_ON_LOOPBACK : UrlPolicy.HTTPS_ONLY);
        if (api.jwksUri() != null) {
            builder.jwksUri(api.jwksUri());
        }
        if (api.nationalIdClaim() != null) {
            builder.nationalIdClaim(api.nationalIdClaim());
        }
    }

    private TokenCaching caching() {
        PscProperties.Api.Cache cache = api.cache();
        return new TokenCaching(cache.maxTokens(), cache.verified(), cache.introspected(), cache.rejected());
    }

    private ClientCertificates certificates() {
        PscProperties.Api.Proxy proxy = api.proxy();
        if (proxy.addresses().isEmpty()) {
            return ClientCertificates.ofConnection();
        }
        if (callersClaimTheirAddress()) {
            throw ClientFactory.invalid(
                    "psc.api.proxy.addresses is set, and the web server takes the address of a caller from"
                            + " a header (server.forward-headers-strategy=native, which is the default on some cloud platforms):"
                            + " anybody could claim the address of the proxy. Set server.forward-headers-strategy to framework or none, and no server.tomcat.remoteip property");
        }
        return ClientCertificates.saidBy(proxy.addresses(), new CertificateHeader(proxy.header(), proxy.format()));
    }

    /** Filters of Spring can be looked below; what the container itself overwrites is lost. */
    private boolean callersClaimTheirAddress() {
        // Tomcat's own properties count whatever the strategy.
        if (environment.containsProperty("server.tomcat.remoteip.remote-ip-header")
                || environment.containsProperty("server.tomcat.remoteip.protocol-header")) {
            return true;
        }
        String strategy = environment.getProperty("server.forward-headers-strategy");
        if (strategy != null) {
            return "native".equalsIgnoreCase(strategy);
        }
        CloudPlatform platform = CloudPlatform.getActive(environment);
        return platform != null && platform.isUsingForwardHeaders();
    }
}
