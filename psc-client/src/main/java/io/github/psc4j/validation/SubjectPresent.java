package io.github.psc4j.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.rule.Enforces;
import io.github.psc4j.internal.rule.Rule;
import io.github.psc4j.limit.Limits;
import java.util.Optional;

/** {@code sub} is a string of 1 to 255 characters (OpenID Connect Core 2). */
@Enforces({Rule.CORE_SUB, Rule.RFC_8725_SUB})
record SubjectPresent() implements Check<Claims> {
    @Override
    public Optional<Violation> check(Claims claims) {
        return claims.string("sub")
                        .filter(sub -> !sub.isBlank() && sub.length() <= Limits.SUBJECT_CHARS)
                        .filter(sub -> sub.chars().noneMatch(Character::isISOControl))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(new Violation(ErrorCode.SUBJECT_INVALID, "the token has no usable subject"));
    }
}
