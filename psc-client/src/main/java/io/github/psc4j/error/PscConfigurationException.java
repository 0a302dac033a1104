package io.github.psc4j.error;

import org.jspecify.annotations.Nullable;

/** A setting is wrong: found when the client is built, before anybody logs in. Codes 1xxx. */
public final class PscConfigurationException extends PscException {

    /**
     * Builds the failure.
     *
     * @param code the stable code
     * @param message what happened and what to do, without any secret
     */
    public PscConfigurationException(ErrorCode code, String message) {
        this(code, message, null);
    }

    /**
     * Builds the failure with its cause.
     *
     * @param code the stable code
     * @param message what happened and what to do, without any secret
     * @param cause the underlying failure, or {@code null}
     */
    public PscConfigurationException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }
}
