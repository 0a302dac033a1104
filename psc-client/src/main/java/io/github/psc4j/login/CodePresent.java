package io.github.psc4j.login;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.rule.Enforces;
import io.github.psc4j.internal.rule.Rule;
import io.github.psc4j.validation.Check;
import io.github.psc4j.validation.Violation;
import java.util.Optional;

/** A response that is no error has a code (OpenID Connect Core 3.1.2.7, RFC 6749 4.1.2). */
@Enforces(Rule.CORE_RESPONSE)
record CodePresent() implements Check<Callback> {
    @Override
    public Optional<Violation> check(Callback callback) {
        return callback.response().code().isPresent()
                ? Optional.empty()
                : Optional.of(
                        new Violation(ErrorCode.CALLBACK_MALFORMED, "the callback has neither a code nor an error"));
    }
}
