package io.github.psc4j.internal.wiring;

import io.github.psc4j.http.ClientCertificate;
import io.github.psc4j.internal.endpoint.IntrospectionEndpoint;
import io.github.psc4j.internal.http.HttpTransport;
import io.github.psc4j.internal.metadata.KeySetCache;
import io.github.psc4j.internal.metadata.KeySetLocation;
import io.github.psc4j.internal.metadata.ProviderMetadataCache;
import io.github.psc4j.internal.resource.RequestValidator;
import io.github.psc4j.internal.resource.TokenValidator;
import io.github.psc4j.internal.validation.AccessTokenSettings;
import io.github.psc4j.internal.validation.AccessTokenValidator;
import io.github.psc4j.internal.validation.IntrospectionSettings;
import io.github.psc4j.internal.validation.ValidationSettings;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Builds the object graph of a resource server. */
public final class ResourceServerWiring {
    private final ResourceServerSettings settings;
    private final Executor background;

    private ResourceServerWiring(ResourceServerSettings settings) {
        this.settings = settings;
        this.background = settings.background().orElseGet(BackgroundThreads::threadPerTask);
    }

    /**
     * Builds the object graph; no I/O.
     *
     * @param settings what the resource server was told
     * @return validates requests
     */
    public static RequestValidator of(ResourceServerSettings settings) {
        ResourceServerWiring wiring = new ResourceServerWiring(settings);
        return new RequestValidator(
                new TokenValidator(
                        settings.own().map(wiring::own), settings.psc().map(wiring::psc), settings.assurance()),
                settings.certificates(),
                settings.caching(),
                settings.clock(),
                settings.listener());
    }

    private TokenValidator.Own own(ResourceServerSettings.Own server) {
        URI issuer = server.issuer();
        AccessTokenSettings expected = new AccessTokenSettings(
                issuer.toString(),
                server.audience(),
                settings.algorithms(),
                settings.binding(),
                settings.clock(),
                settings.clockSkew());
        HttpTransport http = transport(Optional.empty());
        settings.urls().check("the issuer", issuer);
        KeySetLocation location = settings.jwksUri()
                .map(uri -> KeySetLocation.at(uri, settings.urls()))
                .orElseGet(() -> KeySetLocation.announcedBy(
                        issuer, settings.urls(), http, settings.clock(), background, settings.listener()));
        return new TokenValidator.Own(
                issuer.toString(),
                server.audience(),
                new AccessTokenValidator(
                        expected, new KeySetCache(location, http, settings.clock(), background, settings.listener())),
                settings.nationalIdClaim());
    }

    private TokenValidator.Psc psc(ResourceServerSettings.Psc provider) {
        String issuer = provider.environment().issuer().toString();
        // Refuses at the start what would be refused at the first token.
        IntrospectionSettings unused = new IntrospectionSettings(
                issuer, provider.clientId(), settings.authorizedParties(), settings.clock(), settings.clockSkew());
        Optional<ClientCertificate> certificate = provider.authentication().certificate();
        HttpTransport http = transport(certificate);
        ProviderMetadataCache metadata = new ProviderMetadataCache(
                provider.environment(), http, settings.clock(), background, settings.listener());
        ValidationSettings validation = new ValidationSettings(
                issuer,
                provider.clientId(),
                settings.algorithms(),
                settings.assurance(),
                settings.clock(),
                settings.clockSkew());
        return new TokenValidator.Psc(
                issuer,
                provider.clientId(),
                settings.authorizedParties(),
                new IntrospectionEndpoint(
                        certificate.isPresent() ? metadata.overMutualTls() : metadata,
                        http,
                        provider.authentication(),
                        validation));
    }

    private HttpTransport transport(Optional<ClientCertificate> certificate) {
        return new HttpTransport(settings.http(), certificate, settings.clock(), settings.listener());
    }
}
