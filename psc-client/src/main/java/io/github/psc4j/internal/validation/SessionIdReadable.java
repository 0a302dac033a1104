package io.github.psc4j.internal.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.limit.Limits;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.token.Violation;
import java.util.Optional;

/** {@code sid}, if there, is a text: one that is not could not be found again when the provider ends that session. */
@Implements(Requirement.BACK_CHANNEL_SID)
record SessionIdReadable() implements ValidationRule<Claims> {
    @Override
    public Optional<Violation> validate(Claims claims) {
        return !claims.has("sid")
                        || claims.string("sid")
                                .filter(sid -> sid.length() <= Limits.SUBJECT_CHARS)
                                .isPresent()
                ? Optional.empty()
                : Optional.of(new Violation(ErrorCode.TOKEN_MALFORMED, "the token has no readable session"));
    }
}
