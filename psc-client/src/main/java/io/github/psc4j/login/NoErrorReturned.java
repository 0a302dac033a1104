package io.github.psc4j.login;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.rule.Enforces;
import io.github.psc4j.internal.rule.Rule;
import io.github.psc4j.validation.Check;
import io.github.psc4j.validation.Violation;
import java.util.Optional;

/** The provider returned no error (RFC 6749 4.1.2.1). */
@Enforces({Rule.RFC_6749_ERROR, Rule.RFC_6749_DENIED})
record NoErrorReturned() implements Check<Callback> {
    @Override
    public Optional<Violation> check(Callback callback) {
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
