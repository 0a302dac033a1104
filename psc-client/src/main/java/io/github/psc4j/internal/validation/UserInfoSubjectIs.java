package io.github.psc4j.internal.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.token.Violation;
import java.util.Optional;

/** {@code sub} of userinfo is exactly {@code sub} of the ID token; otherwise nothing of it is used (OpenID Connect Core 5.3.2). */
@Implements(Requirement.CORE_USERINFO_SUB)
record UserInfoSubjectIs(String subject) implements ValidationRule<Claims> {
    @Override
    public Optional<Violation> validate(Claims claims) {
        return claims.string("sub").filter(subject::equals).isPresent()
                ? Optional.empty()
                : Optional.of(new Violation(
                        ErrorCode.USERINFO_SUBJECT_MISMATCH,
                        "the userinfo response is not of the person of the ID token"));
    }
}
