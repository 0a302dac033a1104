package io.github.psc4j.token;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscValidationException;

/**
 * Why a rule refuses a token.
 *
 * @param code the stable code of the rule
 * @param message what is wrong, without a word that the token chose
 */
public record Violation(ErrorCode code, String message) {
    /** The same as the exception, whose message begins with the code. */
    public static Violation of(PscValidationException e) {
        String message = String.valueOf(e.getMessage());
        return new Violation(e.code(), message.substring(e.code().id().length() + 1));
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
