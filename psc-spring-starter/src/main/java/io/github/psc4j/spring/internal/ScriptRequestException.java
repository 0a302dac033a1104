package io.github.psc4j.spring.internal;

import org.springframework.security.core.AuthenticationException;

/** A script asked for a login page. */
final class ScriptRequestException extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    ScriptRequestException() {
        super("a login begins with a person who goes to a page, not with a script");
    }
}
