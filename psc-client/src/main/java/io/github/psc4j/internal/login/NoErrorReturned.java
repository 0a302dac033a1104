package io.github.psc4j.internal.login;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.internal.validation.ValidationRule;
import io.github.psc4j.token.Violation;
import java.util.Optional;

/** The provider returned no error (RFC 6749 4.1.2.1). */
@Implements({Requirement.RFC_6749_ERROR, Requirement.RFC_6749_DENIED})
record NoErrorReturned() implements ValidationRule<Callback> {
    @Override
    public Optional<Violation> validate(Callback callback) {
        return callback.response()
                .error()
                .map(error -> error.equals("access_denied")
                        ? new Violation(
                                ErrorCode.ACCESS_DENIED,
                                "the person cancelled, or the provider denied the login (access_denied)")
                        : new Violation(
                                ErrorCode.AUTHORIZATION_REFUSED,
                                "the provider refused the authorization request: " + error));
    }
}
