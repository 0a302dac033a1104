package io.github.psc4j.provider;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.internal.url.UrlPolicy;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    public static ProviderMetadata keycloakLayout(URI issuer, URI authorizationEndpoint) {
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

    /** Reads a document; every URL in it must be one that the policy allows. */
    @Implements({Requirement.DISCOVERY_ENDPOINTS, Requirement.DISCOVERY_TLS, Requirement.RFC_9700_METADATA})
    public static ProviderMetadata read(Map<String, ? extends @Nullable Object> document, PscEnvironment environment) {
        URI issuer = issuer(document, environment);
        UrlPolicy urls = environment.urlPolicy();
        return new ProviderMetadata(
                issuer,
                required(document, "authorization_endpoint", urls),
                required(document, "token_endpoint", urls),
                required(document, "userinfo_endpoint", urls),
                required(document, "jwks_uri", urls),
                usable(document, "end_session_endpoint", urls),
                usable(document, "introspection_endpoint", urls),
                usable(document, "revocation_endpoint", urls),
                Boolean.TRUE.equals(document.get("authorization_response_iss_parameter_supported")),
                MutualTlsAliases.read(document.get("mtls_endpoint_aliases"), urls));
    }

    @Implements(Requirement.DISCOVERY_ISSUER)
    private static URI issuer(Map<String, ? extends @Nullable Object> document, PscEnvironment environment) {
        String expected = environment.issuer().toString();
        if (!expected.equals(document.get("issuer"))) {
            throw new PscProviderException(
                    ErrorCode.ISSUER_MISMATCH,
                    "issuer mismatch: configured " + expected + ", the document at " + environment.discoveryUri()
                            + " says " + printable(document.get("issuer"))
                            + "; use the environment whose issuer it is, and never a host name guessed from the wallet's");
        }
        return environment.issuer();
    }

    private static URI required(Map<String, ? extends @Nullable Object> document, String name, UrlPolicy urls) {
        return usable(document, name, urls)
                .orElseThrow(() -> new PscProviderException(
                        ErrorCode.DISCOVERY_INCOMPLETE,
                        "the discovery document has no " + name + " that is a usable URL"));
    }

    /** These endpoints as a client with a certificate calls them. */
    @Implements(Requirement.RFC_8705_ALIASES)
    public ProviderMetadata overMutualTls() {
        return new ProviderMetadata(
                issuer,
                authorizationEndpoint,
                mutualTlsAliases.tokenEndpoint().orElse(tokenEndpoint),
                mutualTlsAliases.userInfoEndpoint().orElse(userInfoEndpoint),
                jwksUri,
                endSessionEndpoint,
                mutualTlsAliases.introspectionEndpoint().or(() -> introspectionEndpoint),
                mutualTlsAliases.revocationEndpoint().or(() -> revocationEndpoint),
                responseIssuerAnnounced,
                mutualTlsAliases);
    }

    public static Optional<URI> usable(Map<String, ? extends @Nullable Object> document, String name, UrlPolicy urls) {
        try {
            return document.get(name) instanceof String text
                    ? Optional.of(new URI(text)).filter(urls::allows).filter(uri -> uri.getRawFragment() == null)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String printable(@Nullable Object found) {
        if (!(found instanceof String text)) {
            return "none";
        }
        String clean = text.replaceAll("[^\\x21-\\x7e]", "?");
        return clean.length() <= 200 ? clean : clean.substring(0, 200) + "…";
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
