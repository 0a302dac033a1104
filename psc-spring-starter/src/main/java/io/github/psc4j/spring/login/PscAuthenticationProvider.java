package io.github.psc4j.spring.login;

import io.github.psc4j.error.PscException;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.spring.PscAuthentication;
import io.github.psc4j.spring.PscAuthenticationException;
import io.github.psc4j.spring.PscNotAdmittedException;
import io.github.psc4j.spring.PscUser;
import io.github.psc4j.spring.PscUserChecker;
import io.github.psc4j.web.LoginCallback;
import io.github.psc4j.web.SessionRegistry;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;

/** Completes a login with {@code psc-client}, and asks the application whether it admits the person. */
final class PscAuthenticationProvider implements AuthenticationProvider {
    private final SessionRegistry sessions;
    private final PscUserChecker checker;

    PscAuthenticationProvider(SessionRegistry sessions, PscUserChecker checker) {
        this.sessions = sessions;
        this.checker = checker;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        PscCallbackToken token = (PscCallbackToken) authentication;
        PscAuthentication result = new PscAuthentication(new PscUser(admitted(complete(token.callback()))));
        result.setDetails(token.getDetails());
        return result;
    }

    private static PscSession complete(LoginCallback callback) {
        try {
            return callback.complete();
        } catch (PscException e) {
            throw new PscAuthenticationException(e);
        }
    }

    private PscSession admitted(PscSession session) {
        try {
            // Before the application thinks about it: a logout at the provider may come meanwhile.
            sessions.add(session);
            checker.check(session);
            return session;
        } catch (PscNotAdmittedException e) {
            throw new NotAdmittedAuthenticationException(session, e.reason());
        } catch (AuthenticationException e) {
            // Spring's own words for a refusal, for example DisabledException; they are not written for the person.
            throw new NotAdmittedAuthenticationException(session, "");
        } catch (RuntimeException e) {
            session.end();
            throw ApplicationFailureException.of(e);
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return PscCallbackToken.class.isAssignableFrom(authentication);
    }
}
