package io.github.psc4j.internal.endpoint;

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
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Withdraws a token at the provider (RFC 7009), for example one that may have been seen by somebody. To end a session with its
 * tokens use {@code SessionTokens.revoke}. Thread-safe.
 */
@Implements({Requirement.RFC_7009_REQUEST, Requirement.RFC_7009_ANSWER})
public final class RevocationEndpoint {
    private final ProviderMetadataCache directory;
    private final HttpTransport http;
    private final ClientCredentials credentials;

    /**
     * Builds the caller; no I/O.
     *
     * @param directory knows the endpoint
     * @param http the client for every call
     * @param clientId this service at the provider
     * @param authentication how it proves that
     */
    public RevocationEndpoint(
            ProviderMetadataCache directory, HttpTransport http, String clientId, ClientAuthentication authentication) {
        this.directory = directory;
        this.http = http;
        this.credentials = new ClientCredentials(clientId, authentication);
    }

    /**
     * Withdraws a token that was issued to this client. A token that the provider does not know, or that has expired, counts as
     * withdrawn (RFC 7009 2.2).
     *
     * @param token a refresh token or an access token
     * @throws PscProviderException {@code PSC-2xxx} if the provider cannot be reached or offers no revocation; {@code PSC-4001}
     *     or {@code PSC-4003} if it refuses
     */
    public void revoke(Secret token) {
        URI endpoint = directory
                .metadata()
                .revocationEndpoint()
                .orElseThrow(() ->
                        new PscProviderException(ErrorCode.DISCOVERY_INCOMPLETE, "the provider offers no revocation"));
        ReceivedResponse answer = http.postForm(
                "revocation",
                endpoint,
                credentials.headers(),
                credentials.form(Map.of("token", List.of(token.reveal()))),
                Limits.REVOCATION_BYTES);
        if (!answer.isOk()) {
            throw refusal(OAuthErrorResponse.read("revocation endpoint", answer));
        }
    }

    private static PscProviderException refusal(OAuthErrorResponse answer) {
        if (answer.isClientRefused() || answer.status() == 401) {
            return answer.clientRefused();
        }
        return answer.isTrouble()
                ? answer.trouble()
                : new PscProviderException(
                        ErrorCode.TOKEN_REQUEST_REFUSED,
                        "the revocation endpoint refuses the request: " + answer.error());
    }
}
