package io.github.psc4j.internal.endpoint;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.internal.http.EndpointCaller;
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
    private static final String DESCRIPTION = "revocation endpoint";

    private final ProviderMetadataCache provider;
    private final EndpointCaller caller;
    private final ClientCredentials credentials;

    /**
     * Builds the caller; no I/O.
     *
     * @param provider knows the endpoint
     * @param http the client for every call
     * @param clientId this service at the provider
     * @param authentication how it proves that
     */
    public RevocationEndpoint(
            ProviderMetadataCache provider, HttpTransport http, String clientId, ClientAuthentication authentication) {
        this.provider = provider;
        this.caller = new EndpointCaller(
                http, "revocation", DESCRIPTION, Limits.REVOCATION_BYTES, RevocationEndpoint::refusal);
        this.credentials = new ClientCredentials(clientId, authentication);
    }

    @Override
    public void revoke(Secret token) {
        Arguments.refuseNull(token, "token");
        URI endpoint = provider.metadata()
                .revocationEndpoint()
                .orElseThrow(() ->
                        new PscProviderException(ErrorCode.DISCOVERY_INCOMPLETE, "the provider offers no revocation"));
        ReceivedResponse unused = credentials.post(caller, endpoint, Map.of("token", List.of(token.reveal())));
    }

    private static PscProviderException refusal(ReceivedResponse response) {
        OAuthErrorResponse error = OAuthErrorResponse.read(DESCRIPTION, response);
        if (error.isClientRefused() || error.status() == 401) {
            return error.clientRefused();
        }
        return error.isTrouble() ? error.trouble() : error.requestRefused();
    }
}
