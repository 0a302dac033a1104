package io.github.psc4j.spring;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscException;
import org.springframework.security.core.AuthenticationException;

/** A refusal of {@code psc-client} in the shape that Spring Security's filters understand. Its message is safe to log. */
public final class PscAuthenticationException extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    private final transient PscException refusal;

    /**
     * Wraps a refusal.
     *
     * @param refusal what was refused, and why
     */
    public PscAuthenticationException(PscException refusal) {
        super(String.valueOf(refusal.getMessage()), refusal);
        this.refusal = refusal;
    }

    /**
     * The stable code of the refusal.
     *
     * @return the code
     */
    public ErrorCode code() {
        return refusal.code();
    }
}
