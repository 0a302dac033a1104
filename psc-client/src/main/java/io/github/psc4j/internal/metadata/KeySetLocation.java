package io.github.psc4j.internal.metadata;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.event.PscEventListener;
import io.github.psc4j.internal.http.HttpTransport;
import io.github.psc4j.internal.limit.Limits;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.internal.url.UrlPolicy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where an authorization server that is not PSC publishes its key set: configured, or read from its metadata (OpenID Connect
 * Discovery 4, RFC 8414). The address never comes from a token. Thread-safe.
 */
public final class KeySetLocation {
    private static final String METADATA_PATH = "/.well-known/openid-configuration";
    private static final Duration REFRESH_AFTER = Duration.ofHours(1);

    private final Supplier<URI> location;

    private KeySetLocation(Supplier<URI> location) {
        this.location = location;
    }

    /**
     * Keys at a known address.
     *
     * @param jwksUri the address of the JWK set
     * @param urls which addresses may be called
     * @return the location
     * @throws PscConfigurationException {@code PSC-1002} if the address is not allowed
     */
    public static KeySetLocation at(URI jwksUri, UrlPolicy urls) {
        urls.check("the JWKS URI", jwksUri);
        return new KeySetLocation(() -> jwksUri);
    }

    /**
     * Keys where the metadata says; no I/O. The document is {@code /.well-known/openid-configuration} below the issuer, is read
     * when first needed, refreshed every hour and served stale for up to a day of outage.
     *
     * @param issuer the exact issuer; the document must name it
     * @param urls which addresses may be called
     * @param http the client for every call
     * @param clock tells when to refresh
     * @param background runs refreshes
     * @param listener is told of outages
     * @return the location
     * @throws PscConfigurationException {@code PSC-1002} if the issuer is not allowed
     */
    public static KeySetLocation announcedBy(
            URI issuer,
            UrlPolicy urls,
            HttpTransport http,
            Clock clock,
            Executor background,
            PscEventListener listener) {
        urls.check("the issuer", issuer);
        String base = issuer.toString().replaceFirst("/$", "");
        URI metadata = URI.create(base + METADATA_PATH);
        PublishedDocument<URI> document = new PublishedDocument<>(
                "discovery",
                () -> read(
                        ProviderMetadataCache.fetchJson(http, "discovery", metadata, Limits.DISCOVERY_BYTES),
                        issuer,
                        urls),
                REFRESH_AFTER,
                Limits.DISCOVERY_STALE,
                clock,
                background,
                listener);
        return new KeySetLocation(document::get);
    }

    @Implements({Requirement.DISCOVERY_ISSUER, Requirement.DISCOVERY_TLS})
    private static URI read(Map<String, @Nullable Object> document, URI issuer, UrlPolicy urls) {
        if (!issuer.toString().equals(document.get("issuer"))) {
            throw new PscProviderException(
                    ErrorCode.ISSUER_MISMATCH,
                    "issuer mismatch: configured " + issuer + ", its own metadata names another one");
        }
        return ProviderMetadataReader.usable(document, "jwks_uri", urls::allows)
                .orElseThrow(() -> new PscProviderException(
                        ErrorCode.DISCOVERY_INCOMPLETE,
                        "the metadata of " + issuer + " has no jwks_uri that is a usable URL"));
    }

    URI uri() {
        return location.get();
    }
}
