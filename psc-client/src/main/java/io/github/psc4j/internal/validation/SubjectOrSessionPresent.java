package io.github.psc4j.internal.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.limit.Limits;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.token.Violation;
import java.util.Optional;

/** A logout token says who is logged out: a subject, a session or both (Back-Channel Logout 2.6 rule 5). */
@Implements(Requirement.BACK_CHANNEL_WHO)
record SubjectOrSessionPresent() implements ValidationRule<Claims> {
    @Override
    public Optional<Violation> validate(Claims claims) {
        boolean subject = isUsable(claims, "sub");
        boolean session = isUsable(claims, "sid");
        boolean readable = (subject || !claims.has("sub")) && (session || !claims.has("sid"));
        return readable && (subject || session)
                ? Optional.empty()
                : Optional.of(new Violation(
                        ErrorCode.LOGOUT_TOKEN_INVALID,
                        "the logout token names neither a usable subject nor a session"));
    }

    private static boolean isUsable(Claims claims, String name) {
        return claims.string(name)
                .filter(text -> !text.isBlank() && text.length() <= Limits.SUBJECT_CHARS)
                .isPresent();
    }
}
