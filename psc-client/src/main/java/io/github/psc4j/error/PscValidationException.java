package io.github.psc4j.error;

import org.jspecify.annotations.Nullable;

/** A token or a userinfo response was refused by a named rule, or could not be validated. Codes 5xxx, 6001 and 6003. */
public final class PscValidationException extends PscException {

    /**
     * Builds the failure.
     *
     * @param code the stable code
     * @param message what happened and what to do, without any secret
     */
    public PscValidationException(ErrorCode code, String message) {
        this(code, message, null);
    }

    /**
     * Builds the failure with its cause.
     *
     * @param code the stable code
     * @param message what happened and what to do, without any secret
     * @param cause the underlying failure, or {@code null}
     */
    public PscValidationException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }
}
