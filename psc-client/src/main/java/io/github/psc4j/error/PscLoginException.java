package io.github.psc4j.error;

import org.jspecify.annotations.Nullable;

/** A login cannot go on, or a session has ended: the person begins again. Codes 3xxx, 7xxx and 9xxx. */
public final class PscLoginException extends PscException {

    /**
     * Builds the failure.
     *
     * @param code the stable code
     * @param message what happened and what to do, without any secret
     */
    public PscLoginException(ErrorCode code, String message) {
        this(code, message, null);
    }

    /**
     * Builds the failure with its cause.
     *
     * @param code the stable code
     * @param message what happened and what to do, without any secret
     * @param cause the underlying failure, or {@code null}
     */
    public PscLoginException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }
}
