package io.github.psc4j.token;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.http.HttpSettings;
import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.internal.encoding.VisibleAscii;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.internal.url.UrlPolicy;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * How a PSC access token becomes a token of another service: by an exchange at the <i>authorization server of that service</i>
 * (RFC 8693; « API Pro Santé Connectées », version 1.2.0). PSC itself exchanges nothing. Immutable.
 *
 * <pre>{@code
 * TokenExchange exchange = TokenExchange.at(
 *         URI.create("https://as.registry.example/token"),
 *         "my-service-at-the-registry",
 *         ClientAuthentication.mutualTls(ClientCertificate.pkcs12(path, password)),
 *         Set.of("registry:read"))
 *     .withAudience("registry-api");
 * }</pre>
 *
 * @param tokenEndpoint the token endpoint of that authorization server
 * @param clientId this service there, which is another client than at PSC
 * @param authentication how it proves that there; the profile requires mutual TLS, with a certificate of the IGC-Santé
 * @param scope what the token is for, in the terms of that service; the profile requires at least one. A server may grant a part
 * @param audience the service that the token is for, where its authorization server serves several; at a Keycloak the id of a
 *     client, whose settings then decide on the token, also on whether it is bound to the certificate
 * @param subjectIssuer the name of PSC at a Keycloak, such as {@code psc}
 * @param subjectTokenType what the PSC token is called in the request
 * @param http how that server is called
 */
@Implements(Requirement.PSC_EXCHANGE_SCOPE)
public record TokenExchange(
        URI tokenEndpoint,
        String clientId,
        ClientAuthentication authentication,
        Set<String> scope,
        Optional<String> audience,
        Optional<String> subjectIssuer,
        SubjectTokenType subjectTokenType,
        HttpSettings http) {

    /** What the PSC token is called in the request (RFC 8693 3). The profile allows both. */
    public enum SubjectTokenType {
        /** An access token, whatever it looks like. */
        ACCESS_TOKEN,
        /** A JWT. */
        JWT
    }

    /**
     * Checks and copies.
     *
     * @param tokenEndpoint the token endpoint of that authorization server
     * @param clientId this service there
     * @param authentication how it proves that there
     * @param scope what the token is for
     * @param audience the service that the token is for
     * @param subjectIssuer the name of PSC at a Keycloak
     * @param subjectTokenType what the PSC token is called in the request
     * @param http how that server is called
     * @throws PscConfigurationException {@code PSC-1002} if the endpoint is plain HTTP to another machine; {@code PSC-1001}
     *     without a client id or a scope, or if one has white space
     */
    public TokenExchange {
        Arguments.refuseNull(audience, "audience");
        Arguments.refuseNull(authentication, "authentication");
        Arguments.refuseNull(clientId, "clientId");
        Arguments.refuseNull(http, "http");
        Arguments.refuseNull(scope, "scope");
        Arguments.refuseNull(subjectIssuer, "subjectIssuer");
        Arguments.refuseNull(subjectTokenType, "subjectTokenType");
        Arguments.refuseNull(tokenEndpoint, "tokenEndpoint");
        UrlPolicy.HTTP_ON_LOOPBACK.check("the token endpoint of the exchange", tokenEndpoint);
        scope = Set.copyOf(scope);
        if (scope.isEmpty()) {
            throw invalid("a token exchange asks for a scope, in the terms of the service that the token is for");
        }
        if (!isToken(clientId) || !scope.stream().allMatch(TokenExchange::isToken)) {
            throw invalid("the client id and each scope of a token exchange are words without white space");
        }
    }

    /**
     * An exchange with the settings that every one needs.
     *
     * @param tokenEndpoint the token endpoint of the authorization server
     * @param clientId this service there
     * @param authentication how it proves that there
     * @param scope what the token is for, at least one
     * @return the exchange
     * @throws PscConfigurationException as the constructor
     */
    public static TokenExchange at(
            URI tokenEndpoint, String clientId, ClientAuthentication authentication, Set<String> scope) {
        Arguments.refuseNull(authentication, "authentication");
        Arguments.refuseNull(clientId, "clientId");
        Arguments.refuseNull(scope, "scope");
        Arguments.refuseNull(tokenEndpoint, "tokenEndpoint");
        return new TokenExchange(
                tokenEndpoint,
                clientId,
                authentication,
                scope,
                Optional.empty(),
                Optional.empty(),
                SubjectTokenType.ACCESS_TOKEN,
                HttpSettings.defaults());
    }

    /**
     * Names the service that the token is for.
     *
     * @param name as its authorization server knows it
     * @return a changed copy
     */
    public TokenExchange withAudience(String name) {
        Arguments.refuseNull(name, "name");
        return new TokenExchange(
                tokenEndpoint,
                clientId,
                authentication,
                scope,
                Optional.of(name),
                subjectIssuer,
                subjectTokenType,
                http);
    }

    /**
     * Names PSC as a Keycloak knows it. That Keycloak has PSC as an identity provider, its feature {@code token-exchange}, and a
     * permission for this client on that identity provider.
     *
     * @param name the alias of the identity provider there
     * @return a changed copy
     */
    public TokenExchange withSubjectIssuer(String name) {
        Arguments.refuseNull(name, "name");
        return new TokenExchange(
                tokenEndpoint, clientId, authentication, scope, audience, Optional.of(name), subjectTokenType, http);
    }

    /**
     * Calls the PSC token what that server expects.
     *
     * @param type the type
     * @return a changed copy
     */
    public TokenExchange withSubjectTokenType(SubjectTokenType type) {
        Arguments.refuseNull(type, "type");
        return new TokenExchange(tokenEndpoint, clientId, authentication, scope, audience, subjectIssuer, type, http);
    }

    /**
     * Times, proxy and trust of the calls to that server.
     *
     * @param settings the settings
     * @return a changed copy
     */
    public TokenExchange withHttp(HttpSettings settings) {
        Arguments.refuseNull(settings, "settings");
        return new TokenExchange(
                tokenEndpoint, clientId, authentication, scope, audience, subjectIssuer, subjectTokenType, settings);
    }

    private static boolean isToken(String text) {
        return !text.isEmpty() && VisibleAscii.isAllOf(text);
    }

    private static PscConfigurationException invalid(String message) {
        return new PscConfigurationException(ErrorCode.CONFIGURATION_INVALID, message);
    }
}
