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
import io.github.psc4j.token.TokenRevocation;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The revocation endpoint (RFC 7009). */
@Implements({Requirement.RFC_7009_REQUEST, Requirement.RFC_7009_ANSWER})
public final class RevocationEndpoint implements TokenRevocation {
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

    @Override
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
