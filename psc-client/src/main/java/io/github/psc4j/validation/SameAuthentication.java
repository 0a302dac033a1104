package io.github.psc4j.validation;

import io.github.psc4j.error.ErrorCode;
import java.util.Optional;

/**
 * A renewed ID token is of the same person, session and authentication as the first (OpenID Connect Core 12.2): same {@code
 * sub}; same {@code auth_time}, {@code sid} and {@code nonce} if both have them.
 */
record SameAuthentication(IdToken first) implements TokenRule {
    @Override
    public Optional<Violation> check(SignedToken token) {
        Claims now = token.claims();
        Claims before = new Claims(first.claims());
        if (!now.string("sub").equals(before.string("sub"))) {
            return Optional.of(new Violation(
                    ErrorCode.SUBJECT_INVALID, "the renewed ID token is of another person than the login"));
        }
        if (differs(now, before, "sid") || differs(now, before, "nonce")) {
            return Optional.of(
                    new Violation(ErrorCode.NONCE_WRONG, "the renewed ID token is of another login than the first"));
        }
        if (now.has("auth_time")
                && before.has("auth_time")
                && !now.instant("auth_time").equals(before.instant("auth_time"))) {
            return Optional.of(new Violation(
                    ErrorCode.AUTHENTICATION_TOO_OLD, "the renewed ID token names another time of authentication"));
        }
        return Optional.empty();
    }

    private static boolean differs(Claims now, Claims before, String name) {
        return now.has(name) && before.has(name) && !now.string(name).equals(before.string(name));
    }
}
