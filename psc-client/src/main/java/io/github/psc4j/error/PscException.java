package io.github.psc4j.error;

import org.jspecify.annotations.Nullable;

/**
 * The one root of what this library throws. Its message begins with the code, says what to do and is safe to log: it
 * never holds a token, a secret, an identifier or a name of a person. Nothing else leaves the library: a {@code null} argument
 * is refused by its name, {@code PSC-1005 clientId is null}, unless the parameter is {@code @Nullable}. Unchecked, because a caller mostly handles all of
 * them in one place: the page that says what to do next.
 */
public abstract sealed class PscException extends RuntimeException
        permits PscConfigurationException, PscProviderException, PscLoginException, PscValidationException {

    /** The stable code. */
    private final ErrorCode code;

    /**
     * For the subclasses of this package.
     *
     * @param code the stable code
     * @param message what happened and what to do, without any secret
     * @param cause the underlying failure, or {@code null}
     */
    PscException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(code.id() + " " + message, cause);
        this.code = code;
    }

    /**
     * The stable code of this failure.
     *
     * @return the code, also the first word of the message
     */
    public ErrorCode code() {
        return code;
    }
}
