package io.github.psc4j.internal.endpoint;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.internal.http.EndpointCaller;
import io.github.psc4j.internal.http.HttpTransport;
import io.github.psc4j.internal.http.ReceivedResponse;
import io.github.psc4j.internal.limit.Limits;
import io.github.psc4j.internal.metadata.ProviderMetadataCache;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.token.ClientAuthentication;
import io.github.psc4j.token.TokenSet;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls the token endpoint with this service's authentication (RFC 6749 4.1.3 and 6, RFC 7636 4.5). Thread-safe. */
@Implements({
    Requirement.RFC_6749_POST,
    Requirement.RFC_6749_SECRET_NOT_IN_URL,
    Requirement.RFC_9700_NO_PASSWORD,
    Requirement.RFC_7523_BIS_NONE
})
public final class TokenEndpoint {
    private static final String DESCRIPTION = "token endpoint";

    private final ProviderMetadataCache provider;
    private final EndpointCaller caller;
    private final ClientCredentials credentials;
    private final Clock clock;

    /**
     * Builds the caller; no I/O.
     *
     * @param provider knows the endpoint
     * @param http the client for every call
     * @param clientId this service at the provider
     * @param authentication how it proves that
     * @param clock tells when tokens expire
     */
    public TokenEndpoint(
            ProviderMetadataCache provider,
            HttpTransport http,
            String clientId,
            ClientAuthentication authentication,
            Clock clock) {
        this.provider = provider;
        this.caller = caller(http);
        this.credentials = new ClientCredentials(clientId, authentication);
        this.clock = clock;
    }

    static EndpointCaller caller(HttpTransport http) {
        return new EndpointCaller(http, "token", DESCRIPTION, Limits.TOKEN_RESPONSE_BYTES, TokenEndpoint::refusal);
    }

    /**
     * Exchanges an authorization code.
     *
     * @param code the code of the callback
     * @param redirectUri the redirect URI of the authorization request
     * @param codeVerifier the PKCE verifier of the authorization request
     * @return the tokens, not validated yet
     * @throws PscProviderException {@code PSC-2xxx} or {@code PSC-4xxx}
     */
    @Implements({Requirement.RFC_6749_REDIRECT_URI, Requirement.RFC_7636_VERIFIER_SENT})
    public TokenSet exchangeCode(Secret code, URI redirectUri, Secret codeVerifier) {
        Instant requestedAt = clock.instant();
        Map<String, @Nullable Object> response = send(new AuthorizationCodeGrant(
                new AuthorizationCode(code.reveal()), redirectUri, new CodeVerifier(codeVerifier.reveal())));
        return TokenResponseReader.readLogin(response, requestedAt);
    }

    /**
     * Refreshes the tokens of a session.
     *
     * @param current the tokens now; they must have a refresh token
     * @return the new tokens, not validated yet; what the response leaves out is kept from the current ones
     * @throws PscProviderException {@code PSC-4002} if the provider has ended the session; else {@code PSC-2xxx} or {@code
     *     PSC-4xxx}
     */
    public RefreshedTokens refresh(TokenSet current) {
        Secret refreshToken = current.refreshToken()
                .orElseThrow(() -> new PscProviderException(
                        ErrorCode.GRANT_REFUSED, "there is no refresh token: the person logs in again"));
        Instant requestedAt = clock.instant();
        Map<String, @Nullable Object> response = send(new RefreshTokenGrant(new RefreshToken(refreshToken.reveal())));
        return TokenResponseReader.readRefresh(response, requestedAt, current);
    }

    private Map<String, @Nullable Object> send(AuthorizationGrant grant) {
        return caller.json(credentials.post(caller, provider.metadata().tokenEndpoint(), grant.toParameters()));
    }

    @Implements(Requirement.RFC_6749_REFUSAL)
    private static PscProviderException refusal(ReceivedResponse response) {
        OAuthErrorResponse error = OAuthErrorResponse.read(DESCRIPTION, response);
        if (error.isTrouble()) {
            return error.trouble();
        }
        if (error.isClientRefused()) {
            return error.clientRefused();
        }
        return error.isGrantRefused()
                ? new PscProviderException(
                        ErrorCode.GRANT_REFUSED,
                        "the provider refuses the grant (invalid_grant): it is spent, expired, or belongs to another login")
                : error.requestRefused();
    }
}
