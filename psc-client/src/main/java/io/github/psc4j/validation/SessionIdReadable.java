package io.github.psc4j.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.rule.Enforces;
import io.github.psc4j.internal.rule.Rule;
import io.github.psc4j.limit.Limits;
import java.util.Optional;

/** {@code sid}, if there, is a text: one that is not could not be found again when the provider ends that session. */
@Enforces(Rule.BACK_CHANNEL_SID)
record SessionIdReadable() implements Check<Claims> {
    @Override
    public Optional<Violation> check(Claims claims) {
        return !claims.has("sid")
                        || claims.string("sid")
                                .filter(sid -> sid.length() <= Limits.SUBJECT_CHARS)
                                .isPresent()
                ? Optional.empty()
                : Optional.of(new Violation(ErrorCode.TOKEN_MALFORMED, "the token has no readable session"));
    }
}
