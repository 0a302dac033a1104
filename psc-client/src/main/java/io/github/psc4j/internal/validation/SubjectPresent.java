package io.github.psc4j.internal.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.limit.Limits;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.token.Violation;
import java.util.Optional;

/** {@code sub} is a string of 1 to 255 characters (OpenID Connect Core 2). */
@Implements({Requirement.CORE_SUB, Requirement.RFC_8725_SUB})
record SubjectPresent() implements ValidationRule<Claims> {
    @Override
    public Optional<Violation> validate(Claims claims) {
        return claims.string("sub")
                        .filter(sub -> !sub.isBlank() && sub.length() <= Limits.SUBJECT_CHARS)
                        .filter(sub -> sub.chars().noneMatch(Character::isISOControl))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(new Violation(ErrorCode.SUBJECT_INVALID, "the token has no usable subject"));
    }
}
