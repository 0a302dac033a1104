package io.github.psc4j.provider;

import io.github.psc4j.internal.argument.Arguments;
import java.net.URI;
import java.util.Optional;

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
     * Refuses {@code null}.
     *
     * @param tokenEndpoint in place of the token endpoint, if stated
     * @param userInfoEndpoint in place of the userinfo endpoint, if stated
     * @param introspectionEndpoint in place of the introspection endpoint, if stated
     * @param revocationEndpoint in place of the revocation endpoint, if stated
     */
    public MutualTlsAliases {
        Arguments.refuseNull(introspectionEndpoint, "introspectionEndpoint");
        Arguments.refuseNull(revocationEndpoint, "revocationEndpoint");
        Arguments.refuseNull(tokenEndpoint, "tokenEndpoint");
        Arguments.refuseNull(userInfoEndpoint, "userInfoEndpoint");
    }

    /**
     * No alias.
     *
     * @return the aliases of a provider that has none
     */
    public static MutualTlsAliases none() {
        return NONE;
    }
}
