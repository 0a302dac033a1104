package io.github.psc4j.logout;

import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.error.PscValidationException;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.session.PscSession;

/**
 * Two verbs, after PSC's rule. The person clicks « Se déconnecter »: a <i>global</i> logout, close the local session and send
 * the browser to {@link #global}. Inactivity or a time-out: a <i>local</i> logout, close the local session only, with {@link
 * PscSession#end}. And the provider may end sessions by itself, and say so over the {@linkplain #backChannel back channel}.
 * Thread-safe.
 */
public interface LogoutFlow {
    /**
     * Ends the session and prepares the logout at the provider (OpenID Connect RP-Initiated Logout 2). The newest ID token is
     * the hint; that it has expired does not matter.
     *
     * @param session the session that is being closed
     * @return where to send the browser
     * @throws PscProviderException {@code PSC-8001} if the provider offers no end of session, {@code PSC-2xxx} if its
     *     endpoints cannot be had; the local session is to be closed all the same
     */
    LogoutRequest global(PscSession session);

    /**
     * Prepares a logout at the provider for a person who has no session here: one whose login was refused, and who would be
     * logged in there as the same person again and again. The provider asks for a confirmation.
     *
     * @return where to send the browser
     * @throws PscProviderException {@code PSC-8001} or {@code PSC-2xxx} as {@link #global}
     */
    LogoutRequest globalWithoutSession();

    /**
     * Validates a logout token, which the provider posts to this service as the form field {@code logout_token} when a session
     * has ended there (OpenID Connect Back-Channel Logout 2.5 to 2.8), and says which sessions end with it. A token works once.
     * Nothing is ended here: the application knows its sessions.
     *
     * <pre>{@code
     * BackChannelLogout logout = psc.logout().backChannel(Secret.of(form.get("logout_token")));
     * mySessions.stream().filter(logout::concerns).forEach(PscSession::end);   // then respond with 200, also if there was none
     * }</pre>
     *
     * @param logoutToken the token in compact form, as it came
     * @return whose sessions have ended
     * @throws PscValidationException with the code of the rule that refuses the token: end nothing, respond with 400; or {@code
     *     PSC-5017} if the provider's keys cannot be had: end nothing, respond with 503, and the same token can come again
     */
    BackChannelLogout backChannel(Secret logoutToken);
}
