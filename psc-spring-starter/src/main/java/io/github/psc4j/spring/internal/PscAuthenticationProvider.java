package io.github.psc4j.spring.internal;

import io.github.psc4j.PscClient;
import io.github.psc4j.error.PscException;
import io.github.psc4j.login.AuthorizationResponse;
import io.github.psc4j.login.PendingLogin;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.spring.PscAdmission;
import io.github.psc4j.spring.PscAuthenticationException;
import io.github.psc4j.spring.PscNotAdmittedException;
import io.github.psc4j.spring.PscUser;
import java.util.function.Supplier;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/** Completes a login with {@code psc-client}. Spring's own way to do so is never asked, neither first nor on a refusal. */
public final class PscAuthenticationProvider implements AuthenticationProvider {
    /** Spring's token demands one; the real ones stay in the session, where nothing prints them. */
    private static final OAuth2AccessToken PLACEHOLDER =
            new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, "kept-in-the-psc-session", null, null);

    private final Supplier<PscClient> psc;
    private final PscAdmission admission;
    private final LiveSessions sessions;

    /**
     * Builds the provider.
     *
     * @param psc completes logins
     * @param admission the application's own word
     * @param sessions gets every session that is admitted
     */
    public PscAuthenticationProvider(Supplier<PscClient> psc, PscAdmission admission, LiveSessions sessions) {
        this.psc = psc;
        this.admission = admission;
        this.sessions = sessions;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        OAuth2LoginAuthenticationToken login = (OAuth2LoginAuthenticationToken) authentication;
        OAuth2AuthorizationRequest request = login.getAuthorizationExchange().getAuthorizationRequest();
        PendingLogin pending = SpringRequest.pending(request);
        AuthorizationResponse response = SpringRequest.response(request);
        PscUser user = new PscUser(admitted(complete(pending, response)));
        return new OAuth2LoginAuthenticationToken(
                login.getClientRegistration(),
                login.getAuthorizationExchange(),
                user,
                user.getAuthorities(),
                PLACEHOLDER);
    }

    private PscSession complete(PendingLogin pending, AuthorizationResponse response) {
        try {
            return psc.get().login().complete(pending, response);
        } catch (PscException e) {
            throw new PscAuthenticationException(e);
        }
    }

    private PscSession admitted(PscSession session) {
        try {
            // Before the application thinks about it: a logout at the provider may come meanwhile.
            sessions.add(session);
            admission.admit(session);
            return session;
        } catch (PscNotAdmittedException e) {
            throw new NotAdmittedException(session, e.reason());
        } catch (AuthenticationException e) {
            // Spring's own words for a refusal, for example DisabledException; they are not written for the person.
            throw new NotAdmittedException(session, "");
        } catch (RuntimeException e) {
            throw FaultException.of(e);
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2LoginAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
