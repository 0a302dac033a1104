package io.github.psc4j.provider;

import io.github.psc4j.internal.url.UrlPolicy;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a client with a certificate calls, where that differs (RFC 8705 5). PSC repeats its normal endpoints here.
 *
 * @param tokenEndpoint in place of the token endpoint, if stated
 * @param userInfoEndpoint in place of the userinfo endpoint, if stated
 * @param introspectionEndpoint in place of the introspection endpoint, if stated
 * @param revocationEndpoint in place of the revocation endpoint, if stated
 */
public record MutualTlsAliases(
        Optional<URI> tokenEndpoint,
        Optional<URI> userInfoEndpoint,
        Optional<URI> introspectionEndpoint,
        Optional<URI> revocationEndpoint) {
    private static final MutualTlsAliases NONE =
            new MutualTlsAliases(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * No alias.
     *
     * @return the aliases of a provider that has none
     */
    public static MutualTlsAliases none() {
        return NONE;
    }

    @SuppressWarnings("unchecked") // The reader makes objects with names of text only.
    static MutualTlsAliases read(@Nullable Object aliases, UrlPolicy urls) {
        if (!(aliases instanceof Map<?, ?> members)) {
            return NONE;
        }
        Map<String, @Nullable Object> document = (Map<String, @Nullable Object>) members;
        return new MutualTlsAliases(
                ProviderMetadata.usable(document, "token_endpoint", urls),
                ProviderMetadata.usable(document, "userinfo_endpoint", urls),
                ProviderMetadata.usable(document, "introspection_endpoint", urls),
                ProviderMetadata.usable(document, "revocation_endpoint", urls));
    }
}
