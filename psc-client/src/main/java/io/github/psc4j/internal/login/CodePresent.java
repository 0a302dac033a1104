package io.github.psc4j.internal.login;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.internal.validation.ValidationRule;
import io.github.psc4j.token.Violation;
import java.util.Optional;

/** A response that is no error has a code (OpenID Connect Core 3.1.2.7, RFC 6749 4.1.2). */
@Implements(Requirement.CORE_RESPONSE)
record CodePresent() implements ValidationRule<Callback> {
    @Override
    public Optional<Violation> validate(Callback callback) {
        return callback.response().code().isPresent()
                ? Optional.empty()
                : Optional.of(
                        new Violation(ErrorCode.CALLBACK_MALFORMED, "the callback has neither a code nor an error"));
    }
}
