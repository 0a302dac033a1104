package io.github.psc4j.spring.login;

import io.github.psc4j.session.PscSession;
import org.springframework.security.core.AuthenticationException;

/** Carries the refused session to the failure handler, which needs it to offer a logout at the provider. */
final class NotAdmittedAuthenticationException extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    private final transient PscSession session;
    private final String reason;

    NotAdmittedAuthenticationException(PscSession session, String reason) {
        super("the application does not admit this person");
        this.session = session;
        this.reason = reason;
    }

    PscSession session() {
        return session;
    }

    String reason() {
        return reason;
    }
}
