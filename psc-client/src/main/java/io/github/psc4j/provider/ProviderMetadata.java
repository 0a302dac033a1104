package io.github.psc4j.provider;

import io.github.psc4j.internal.argument.Arguments;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What this library uses of a discovery document. Lists such as {@code acr_values_supported} or the algorithms are left
 * out on purpose: PSC's are wrong or far too wide, and the library pins its own.
 *
 * @param issuer the issuer that the document names
 * @param authorizationEndpoint where the browser goes; at PSC on another host than the issuer
 * @param tokenEndpoint where codes are exchanged
 * @param userInfoEndpoint where the professional's data is read
 * @param jwksUri where the keys are
 * @param endSessionEndpoint where the browser goes for a global logout, if the provider offers it
 * @param introspectionEndpoint where a receiving service asks about a token, if the provider offers it
 * @param revocationEndpoint where a token is withdrawn, if the provider offers it
 * @param responseIssuerAnnounced whether the provider announces that every callback names it in {@code iss} (RFC 9207 3)
 * @param mutualTlsAliases where a client with a certificate calls in place of the endpoints above (RFC 8705 5)
 */
public record ProviderMetadata(
        URI issuer,
        URI authorizationEndpoint,
        URI tokenEndpoint,
        URI userInfoEndpoint,
        URI jwksUri,
        Optional<URI> endSessionEndpoint,
        Optional<URI> introspectionEndpoint,
        Optional<URI> revocationEndpoint,
        boolean responseIssuerAnnounced,
        MutualTlsAliases mutualTlsAliases) {

    /**
     * Refuses {@code null}.
     *
     * @param issuer the issuer that the document names
     * @param authorizationEndpoint where the browser goes; at PSC on another host than the issuer
     * @param tokenEndpoint where codes are exchanged
     * @param userInfoEndpoint where the professional's data is read
     * @param jwksUri where the keys are
     * @param endSessionEndpoint where the browser goes for a global logout, if the provider offers it
     * @param introspectionEndpoint where a receiving service asks about a token, if the provider offers it
     * @param revocationEndpoint where a token is withdrawn, if the provider offers it
     * @param responseIssuerAnnounced whether the provider announces that every callback names it in {@code iss} (RFC 9207 3)
     * @param mutualTlsAliases where a client with a certificate calls in place of the endpoints above (RFC 8705 5)
     */
    public ProviderMetadata {
        Arguments.refuseNull(authorizationEndpoint, "authorizationEndpoint");
        Arguments.refuseNull(endSessionEndpoint, "endSessionEndpoint");
        Arguments.refuseNull(introspectionEndpoint, "introspectionEndpoint");
        Arguments.refuseNull(issuer, "issuer");
        Arguments.refuseNull(jwksUri, "jwksUri");
        Arguments.refuseNull(tokenEndpoint, "tokenEndpoint");
        Arguments.refuseNull(userInfoEndpoint, "userInfoEndpoint");
        Arguments.refuseNull(authorizationEndpoint, "authorizationEndpoint");
        Arguments.refuseNull(endSessionEndpoint, "endSessionEndpoint");
        Arguments.refuseNull(introspectionEndpoint, "introspectionEndpoint");
        Arguments.refuseNull(issuer, "issuer");
        Arguments.refuseNull(jwksUri, "jwksUri");
        Arguments.refuseNull(mutualTlsAliases, "mutualTlsAliases");
        Arguments.refuseNull(revocationEndpoint, "revocationEndpoint");
        Arguments.refuseNull(tokenEndpoint, "tokenEndpoint");
        Arguments.refuseNull(userInfoEndpoint, "userInfoEndpoint");
    }

    /**
     * Endpoints that are known without a discovery document: nothing is announced, and a certificate changes no endpoint.
     *
     * @param issuer the issuer
     * @param authorizationEndpoint where the browser goes
     * @param tokenEndpoint where codes are exchanged
     * @param userInfoEndpoint where the professional's data is read
     * @param jwksUri where the keys are
     * @param endSessionEndpoint where the browser goes for a global logout
     * @param introspectionEndpoint where a receiving service asks about a token
     */
    public ProviderMetadata(
            URI issuer,
            URI authorizationEndpoint,
            URI tokenEndpoint,
            URI userInfoEndpoint,
            URI jwksUri,
            Optional<URI> endSessionEndpoint,
            Optional<URI> introspectionEndpoint) {
        this(
                issuer,
                authorizationEndpoint,
                tokenEndpoint,
                userInfoEndpoint,
                jwksUri,
                endSessionEndpoint,
                introspectionEndpoint,
                Optional.empty(),
                false,
                MutualTlsAliases.none());
    }

    static ProviderMetadata keycloakLayout(URI issuer, URI authorizationEndpoint) {
        String base = issuer + "/protocol/openid-connect/";
        return new ProviderMetadata(
                issuer,
                authorizationEndpoint,
                URI.create(base + "token"),
                URI.create(base + "userinfo"),
                URI.create(base + "certs"),
                Optional.of(URI.create(base + "logout")),
                Optional.of(URI.create(base + "token/introspect")),
                Optional.of(URI.create(base + "revoke")),
                false,
                MutualTlsAliases.none());
    }

    Map<String, URI> endpoints() {
        Map<String, URI> endpoints = new LinkedHashMap<>();
        endpoints.put("the authorization endpoint", authorizationEndpoint);
        endpoints.put("the token endpoint", tokenEndpoint);
        endpoints.put("the userinfo endpoint", userInfoEndpoint);
        endpoints.put("the key URL", jwksUri);
        endSessionEndpoint.ifPresent(uri -> endpoints.put("the end session endpoint", uri));
        introspectionEndpoint.ifPresent(uri -> endpoints.put("the introspection endpoint", uri));
        revocationEndpoint.ifPresent(uri -> endpoints.put("the revocation endpoint", uri));
        return endpoints;
    }
}
