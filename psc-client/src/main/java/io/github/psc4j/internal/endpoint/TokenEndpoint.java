package io.github.psc4j.internal.endpoint;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscProviderException;
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

/** Calls the token endpoint with this service's authentication (RFC 6749 4.1.3 and 6, RFC 7636 4.5). Thread-safe. */
@Implements({
    Requirement.RFC_6749_POST,
    Requirement.RFC_6749_SECRET_NOT_IN_URL,
    Requirement.RFC_9700_NO_PASSWORD,
    Requirement.RFC_7523_BIS_NONE
})
public final class TokenEndpoint {
    private final ProviderMetadataCache directory;
    private final HttpTransport http;
    private final ClientCredentials credentials;
    private final Clock clock;

    /**
     * Builds the caller; no I/O.
     *
     * @param directory knows the endpoint
     * @param http the client for every call
     * @param clientId this service at the provider
     * @param authentication how it proves that
     * @param clock tells when tokens expire
     */
    public TokenEndpoint(
            ProviderMetadataCache directory,
            HttpTransport http,
            String clientId,
            ClientAuthentication authentication,
            Clock clock) {
        this.directory = directory;
        this.http = http;
        this.credentials = new ClientCredentials(clientId, authentication);
        this.clock = clock;
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
        Instant askedAt = clock.instant();
        ReceivedResponse answer = send(new AuthorizationCodeGrant(
                new AuthorizationCode(code.reveal()), redirectUri, new CodeVerifier(codeVerifier.reveal())));
        return TokenResponseReader.readLogin(answer, askedAt);
    }

    /**
     * Renews the tokens of a session.
     *
     * @param current the tokens now; they must have a refresh token
     * @return the new tokens, not validated yet; what the answer leaves out is kept from the current ones
     * @throws PscProviderException {@code PSC-4002} if the provider has ended the session; else {@code PSC-2xxx} or {@code
     *     PSC-4xxx}
     */
    public RefreshedTokens refresh(TokenSet current) {
        Secret refreshToken = current.refreshToken()
                .orElseThrow(() -> new PscProviderException(
                        ErrorCode.GRANT_REFUSED, "there is no refresh token: the person logs in again"));
        Instant askedAt = clock.instant();
        ReceivedResponse answer = send(new RefreshTokenGrant(new RefreshToken(refreshToken.reveal())));
        return TokenResponseReader.readRefresh(answer, askedAt, current);
    }

    private ReceivedResponse send(AuthorizationGrant grant) {
        return http.postForm(
                "token",
                directory.metadata().tokenEndpoint(),
                credentials.headers(),
                credentials.form(grant.toParameters()),
                Limits.TOKEN_RESPONSE_BYTES);
    }
}
