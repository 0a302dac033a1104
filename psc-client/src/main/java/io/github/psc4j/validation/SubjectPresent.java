package io.github.psc4j.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.limit.Limits;
import java.util.Optional;

/** {@code sub} is a string of 1 to 255 characters (OpenID Connect Core 2). */
record SubjectPresent() implements TokenRule {
    @Override
    public Optional<Violation> check(SignedToken token) {
        return token.claims()
                        .string("sub")
                        .filter(sub -> !sub.isBlank() && sub.length() <= Limits.SUBJECT_CHARS)
                        .isPresent()
                ? Optional.empty()
                : Optional.of(new Violation(ErrorCode.SUBJECT_INVALID, "the token has no usable subject"));
    }
}
