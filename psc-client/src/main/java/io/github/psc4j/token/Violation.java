package io.github.psc4j.token;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscValidationException;
import io.github.psc4j.internal.argument.Arguments;

/**
 * Why a rule refuses a token.
 *
 * @param code the stable code of the rule
 * @param message what is wrong, without a word that the token chose
 */
public record Violation(ErrorCode code, String message) {
    /**
     * Refuses {@code null}.
     *
     * @param code the stable code of the rule
     * @param message what is wrong, without a word that the token chose
     */
    public Violation {
        Arguments.refuseNull(code, "code");
        Arguments.refuseNull(message, "message");
    }

    /**
     * The same as an exception.
     *
     * @return the exception
     */
    public PscValidationException toException() {
        return new PscValidationException(code, message);
    }
}
