package io.github.psc4j.internal.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.token.Violation;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The header's {@code typ}, if there, names the expected kind (RFC 8725 3.11). Compared as media types are: without regard to
 * case, and {@code application/} may be left out (RFC 7515 4.1.9).
 *
 * @param accepted in lower case, without {@code application/}
 */
@Implements({Requirement.RFC_8725_TYP, Requirement.BACK_CHANNEL_TYP})
record HeaderTypeIs(Set<String> accepted) implements ValidationRule<SignedToken> {
    private static final String PREFIX = "application/";

    @Override
    public Optional<Violation> validate(SignedToken token) {
        Object typ = token.header().get("typ");
        return typ == null || (typ instanceof String text && accepted.contains(withoutPrefix(text)))
                ? Optional.empty()
                : Optional.of(new Violation(ErrorCode.TOKEN_TYPE_WRONG, "the token is of another kind than expected"));
    }

    private static String withoutPrefix(String typ) {
        String lower = typ.toLowerCase(Locale.ROOT);
        return lower.startsWith(PREFIX) ? lower.substring(PREFIX.length()) : lower;
    }
}
