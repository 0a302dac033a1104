package io.github.psc4j.internal.logout;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.error.PscValidationException;
import io.github.psc4j.event.PscEvent;
import io.github.psc4j.event.PscEventListener;
import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.internal.metadata.ProviderMetadataCache;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.internal.sealing.SecretGenerator;
import io.github.psc4j.internal.validation.LogoutToken;
import io.github.psc4j.internal.validation.LogoutTokenValidator;
import io.github.psc4j.logout.BackChannelLogout;
import io.github.psc4j.logout.LogoutFlow;
import io.github.psc4j.logout.LogoutRequest;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.session.PscSession;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ends sessions at the provider, and hears from it (RP-Initiated and Back-Channel Logout 1.0). */
public final class ProviderLogout implements LogoutFlow {
    private final ProviderMetadataCache cache;
    private final String clientId;
    private final Optional<URI> postLogoutRedirectUri;
    private final SecretGenerator secrets;
    private final LogoutTokenValidator logoutTokens;
    private final PscEventListener listener;

    /**
     * Builds the flow; no I/O.
     *
     * @param cache knows the endpoint
     * @param clientId this client
     * @param postLogoutRedirectUri where the provider sends the browser afterwards; declared there, byte for byte
     * @param secrets makes the state
     * @param logoutTokens validates what comes over the back channel
     * @param listener hears of it
     */
    public ProviderLogout(
            ProviderMetadataCache cache,
            String clientId,
            Optional<URI> postLogoutRedirectUri,
            SecretGenerator secrets,
            LogoutTokenValidator logoutTokens,
            PscEventListener listener) {
        this.cache = cache;
        this.clientId = clientId;
        this.postLogoutRedirectUri = postLogoutRedirectUri;
        this.secrets = secrets;
        this.logoutTokens = logoutTokens;
        this.listener = listener;
    }

    @Override
    @Implements(Requirement.RP_LOGOUT_HINT)
    public LogoutRequest global(PscSession session) {
        Arguments.refuseNull(session, "session");
        String hint = session.tokens().idToken().reveal();
        LogoutRequest request = request(Map.of("id_token_hint", List.of(hint)));
        session.end();
        return request;
    }

    @Override
    public LogoutRequest globalWithoutSession() {
        return request(Map.of());
    }

    @Override
    public BackChannelLogout backChannel(Secret logoutToken) {
        Arguments.refuseNull(logoutToken, "logoutToken");
        try {
            LogoutToken token = logoutTokens.validate(logoutToken).orElseThrow();
            listener.onEvent(new PscEvent.LogoutTokenAccepted());
            return new BackChannelLogout(token.subject(), token.sessionId(), token.issuedAt());
        } catch (PscValidationException e) {
            listener.onEvent(new PscEvent.LogoutTokenRefused(e.code()));
            throw e;
        }
    }

    @Implements(Requirement.RP_LOGOUT_STATE)
    private LogoutRequest request(Map<String, List<String>> hint) {
        URI endpoint = cache.metadata()
                .endSessionEndpoint()
                .orElseThrow(() -> new PscProviderException(
                        ErrorCode.LOGOUT_UNSUPPORTED,
                        "the provider offers no end of session: only the local session can be closed"));
        Secret state = secrets.next();
        Map<String, List<String>> parameters = new LinkedHashMap<>(hint);
        parameters.put("client_id", List.of(clientId));
        postLogoutRedirectUri.ifPresent(uri -> {
            parameters.put("post_logout_redirect_uri", List.of(uri.toString()));
            parameters.put("state", List.of(state.reveal()));
        });
        String separator = endpoint.getRawQuery() == null ? "?" : "&";
        return new LogoutRequest(URI.create(endpoint + separator + URLUtils.serializeParameters(parameters)), state);
    }
}
