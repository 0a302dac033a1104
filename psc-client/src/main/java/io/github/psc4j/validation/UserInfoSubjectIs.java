package io.github.psc4j.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.rule.Enforces;
import io.github.psc4j.internal.rule.Rule;
import java.util.Optional;

/** {@code sub} of userinfo is exactly {@code sub} of the ID token; otherwise nothing of it is used (OpenID Connect Core 5.3.2). */
@Enforces(Rule.CORE_USERINFO_SUB)
record UserInfoSubjectIs(String subject) implements Check<Claims> {
    @Override
    public Optional<Violation> check(Claims claims) {
        return claims.string("sub").filter(subject::equals).isPresent()
                ? Optional.empty()
                : Optional.of(new Violation(
                        ErrorCode.USERINFO_SUBJECT_MISMATCH,
                        "the userinfo answer is not of the person of the ID token"));
    }
}
