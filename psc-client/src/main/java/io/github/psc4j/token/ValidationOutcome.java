package io.github.psc4j.token;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.error.PscValidationException;
import io.github.psc4j.internal.argument.Arguments;
import java.util.function.Function;

/**
 * How a validation ends. Never a boolean: a token that could not be validated is neither good nor bad.
 *
 * @param <T> what a verified token yields
 */
public sealed interface ValidationOutcome<T> {

    /**
     * Every rule is satisfied.
     *
     * @param value what the token yields
     * @param <T> its type
     */
    record Verified<T>(T value) implements ValidationOutcome<T> {
        /**
         * Refuses {@code null}.
         *
         * @param value what the token yields
         */
        public Verified {
            Arguments.refuseNull(value, "value");
        }

        /** Hides the value, which can be a person. */
        @Override
        public String toString() {
            return "Verified[masked]";
        }
    }

    /**
     * A rule refuses the token.
     *
     * @param violation the first rule that refused
     * @param <T> what the token would have yielded
     */
    record Rejected<T>(Violation violation) implements ValidationOutcome<T> {
        /**
         * Refuses {@code null}.
         *
         * @param violation the first rule that refused
         */
        public Rejected {
            Arguments.refuseNull(violation, "violation");
        }
    }

    /**
     * The keys, or the provider's word, could not be had; the same token may be verified later.
     *
     * @param reason why
     * @param <T> what the token would have yielded
     */
    record Undetermined<T>(PscProviderException reason) implements ValidationOutcome<T> {
        /**
         * Refuses {@code null}.
         *
         * @param reason why
         */
        public Undetermined {
            Arguments.refuseNull(reason, "reason");
        }
    }

    /**
     * Goes on with the value of a verified token.
     *
     * @param next what follows
     * @param <R> what it yields
     * @return its outcome; the rejection or the doubt that there is already stays as it is
     */
    default <R> ValidationOutcome<R> flatMap(Function<? super T, ValidationOutcome<R>> next) {
        Arguments.refuseNull(next, "next");
        if (this instanceof Verified<T> verified) {
            return next.apply(verified.value());
        }
        return this instanceof Rejected<T> rejected
                ? new Rejected<>(rejected.violation())
                : new Undetermined<>(((Undetermined<T>) this).reason());
    }

    /**
     * The value, or the failure as an exception.
     *
     * @return the value of a verified token
     * @throws PscValidationException with the code of the rule, or {@code PSC-5017} if the token could not be validated
     */
    default T orElseThrow() {
        if (this instanceof Verified<T> verified) {
            return verified.value();
        }
        if (this instanceof Rejected<T> rejected) {
            throw rejected.violation().toException();
        }
        PscProviderException reason = ((Undetermined<T>) this).reason();
        throw new PscValidationException(
                ErrorCode.VERIFICATION_UNDETERMINED,
                "the token could not be validated: " + reason.getMessage(),
                reason);
    }
}
