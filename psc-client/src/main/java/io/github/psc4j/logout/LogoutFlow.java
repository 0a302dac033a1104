package io.github.psc4j.logout;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.error.PscValidationException;
import io.github.psc4j.event.PscEvent;
import io.github.psc4j.event.PscEventListener;
import io.github.psc4j.internal.metadata.ProviderMetadataCache;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.internal.sealing.SecretGenerator;
import io.github.psc4j.internal.validation.LogoutToken;
import io.github.psc4j.internal.validation.LogoutTokenValidator;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.session.PscSession;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Two verbs, after PSC's rule. The person clicks « Se déconnecter »: a <i>global</i> logout, close the local session and send
 * the browser to {@link #global}. Inactivity or a time-out: a <i>local</i> logout, close the local session only, with {@link
 * PscSession#end}. And the provider may end sessions by itself, and say so over the {@linkplain #backChannel back channel}.
 * Thread-safe.
 */
public final class LogoutFlow {
    private final ProviderMetadataCache directory;
    private final String clientId;
    private final Optional<URI> postLogoutRedirectUri;
    private final SecretGenerator secrets;
    private final LogoutTokenValidator logoutTokens;
    private final PscEventListener listener;

    /**
     * Builds the flow; no I/O.
     *
     * @param directory knows the endpoint
     * @param clientId this client
     * @param postLogoutRedirectUri where the provider sends the browser afterwards; declared there, byte for byte
     * @param secrets makes the state
     * @param logoutTokens judges what comes over the back channel
     * @param listener hears of it
     */
    public LogoutFlow(
            ProviderMetadataCache directory,
            String clientId,
            Optional<URI> postLogoutRedirectUri,
            SecretGenerator secrets,
            LogoutTokenValidator logoutTokens,
            PscEventListener listener) {
        this.directory = directory;
        this.clientId = clientId;
        this.postLogoutRedirectUri = postLogoutRedirectUri;
        this.secrets = secrets;
        this.logoutTokens = logoutTokens;
        this.listener = listener;
    }

    /**
     * Ends the session and prepares the logout at the provider (OpenID Connect RP-Initiated Logout 2). The newest ID token is
     * the hint; that it has expired does not matter.
     *
     * @param session the session that is being closed
     * @return where to send the browser
     * @throws PscProviderException {@code PSC-8001} if the provider offers no end of session, {@code PSC-2xxx} if its
     *     endpoints cannot be had; the local session is to be closed all the same
     */
    @Implements(Requirement.RP_LOGOUT_HINT)
    public LogoutRequest global(PscSession session) {
        String hint = session.tokens().idToken().reveal();
        LogoutRequest request = request(Map.of("id_token_hint", List.of(hint)));
        session.end();
        return request;
    }

    /**
     * Prepares a logout at the provider for a person who has no session here: one whose login was refused, and who would be
     * logged in there as the same person again and again. The provider asks for a confirmation.
     *
     * @return where to send the browser
     * @throws PscProviderException {@code PSC-8001} or {@code PSC-2xxx} as {@link #global}
     */
    public LogoutRequest globalWithoutSession() {
        return request(Map.of());
    }

    /**
     * Validates a logout token, which the provider posts to this service as the form field {@code logout_token} when a session
     * has ended there (OpenID Connect Back-Channel Logout 2.5 to 2.8), and says which sessions end with it. A token works once.
     * Nothing is ended here: the application knows its sessions.
     *
     * <pre>{@code
     * BackChannelLogout logout = psc.logout().backChannel(Secret.of(form.get("logout_token")));
     * mySessions.stream().filter(logout::concerns).forEach(PscSession::end);   // then answer 200, also if there was none
     * }</pre>
     *
     * @param logoutToken the token in compact form, as it came
     * @return whose sessions have ended
     * @throws PscValidationException with the code of the rule that refuses the token: end nothing, answer 400; or {@code
     *     PSC-5017} if the provider's keys cannot be had: end nothing, answer 503, and the same token can come again
     */
    public BackChannelLogout backChannel(Secret logoutToken) {
        try {
            LogoutToken token = logoutTokens.validate(logoutToken).orElseThrow();
            listener.onEvent(new PscEvent.LogoutTokenAccepted());
            return new BackChannelLogout(token.subject(), token.sessionId());
        } catch (PscValidationException e) {
            listener.onEvent(new PscEvent.LogoutTokenRefused(e.code()));
            throw e;
        }
    }

    @Implements(Requirement.RP_LOGOUT_STATE)
    private LogoutRequest request(Map<String, List<String>> hint) {
        URI endpoint = directory
                .metadata()
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
