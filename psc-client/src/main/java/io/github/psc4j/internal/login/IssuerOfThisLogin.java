package io.github.psc4j.internal.login;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.internal.validation.ValidationRule;
import io.github.psc4j.login.ResponseIssuer;
import io.github.psc4j.token.Violation;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * {@code iss}, if there, is exactly the issuer that was asked (RFC 9207 2.4, mix-up between providers); it must be there where
 * the provider announces it. Validated before an error is believed, since that too may be somebody else's.
 *
 * @param issuer the configured issuer
 * @param announced tells whether the provider announces the parameter; asked only about a response that lacks it
 * @param policy what the application accepts
 */
@Implements({Requirement.RFC_9207_ISS, Requirement.RFC_9207_ANNOUNCED})
record IssuerOfThisLogin(String issuer, BooleanSupplier announced, ResponseIssuer policy)
        implements ValidationRule<Callback> {
    @Override
    public Optional<Violation> validate(Callback callback) {
        Optional<String> stated = callback.response().issuer();
        if (stated.isPresent()) {
            return stated.get().equals(issuer)
                    ? Optional.empty()
                    : refused("the callback is not from the configured issuer " + issuer);
        }
        return policy == ResponseIssuer.REQUIRED_WHERE_ANNOUNCED && announced.getAsBoolean()
                ? refused(
                        "the callback does not say from which issuer it is, although the provider announces that it does")
                : Optional.empty();
    }

    private static Optional<Violation> refused(String message) {
        return Optional.of(new Violation(ErrorCode.RESPONSE_ISSUER_MISMATCH, message));
    }
}
