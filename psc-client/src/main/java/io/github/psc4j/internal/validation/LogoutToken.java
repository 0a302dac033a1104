package io.github.psc4j.internal.validation;

import java.time.Instant;
import java.util.Optional;

/**
 * A validated logout token: at least one of subject and session is there. Prints no identity.
 *
 * @param subject {@code sub}: whose sessions end, if stated
 * @param sessionId {@code sid}: which session at PSC ends, if stated; without it every session of the subject ends
 * @param issuedAt {@code iat}
 */
public record LogoutToken(Optional<String> subject, Optional<String> sessionId, Instant issuedAt) {

    static LogoutToken of(Claims claims) {
        return new LogoutToken(
                claims.string("sub"),
                claims.string("sid"),
                claims.instant("iat").orElseThrow());
    }

    @Override
    public String toString() {
        return "LogoutToken[issuedAt=" + issuedAt + "]";
    }
}
