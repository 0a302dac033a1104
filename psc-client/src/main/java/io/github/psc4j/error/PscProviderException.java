package io.github.psc4j.error;

import org.jspecify.annotations.Nullable;

/** The provider cannot be reached, or responded with something that the protocol does not foresee. Codes 2xxx, 4xxx, 6002 and 8001. */
public final class PscProviderException extends PscException {

    /**
     * Builds the failure.
     *
     * @param code the stable code
     * @param message what happened and what to do, without any secret
     */
    public PscProviderException(ErrorCode code, String message) {
        this(code, message, null);
    }

    /**
     * Builds the failure with its cause.
     *
     * @param code the stable code
     * @param message what happened and what to do, without any secret
     * @param cause the underlying failure, or {@code null}
     */
    public PscProviderException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }
}
