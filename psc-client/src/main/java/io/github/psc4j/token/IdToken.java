package io.github.psc4j.token;

import io.github.psc4j.assurance.Assurance;
import io.github.psc4j.internal.argument.Arguments;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A validated ID token: every rule is satisfied. Prints no identity.
 *
 * @param subject {@code sub}, the person's technical identifier at PSC
 * @param sessionId {@code sid}, the session at PSC, if stated
 * @param issuedAt {@code iat}
 * @param expiresAt {@code exp}
 * @param assurance how, and how recently, the person authenticated
 * @param claims every claim of the token, unmodifiable
 */
public record IdToken(
        String subject,
        Optional<String> sessionId,
        Instant issuedAt,
        Instant expiresAt,
        Assurance assurance,
        Map<String, @Nullable Object> claims) {

    /**
     * Refuses {@code null}.
     *
     * @param subject {@code sub}, the person's technical identifier at PSC
     * @param sessionId {@code sid}, the session at PSC, if stated
     * @param issuedAt {@code iat}
     * @param expiresAt {@code exp}
     * @param assurance how, and how recently, the person authenticated
     * @param claims every claim of the token, unmodifiable
     */
    public IdToken {
        Arguments.refuseNull(assurance, "assurance");
        Arguments.refuseNull(claims, "claims");
        Arguments.refuseNull(expiresAt, "expiresAt");
        Arguments.refuseNull(issuedAt, "issuedAt");
        Arguments.refuseNull(sessionId, "sessionId");
        Arguments.refuseNull(subject, "subject");
    }

    @Override
    public String toString() {
        return "IdToken[issuedAt=" + issuedAt + ", " + assurance + "]";
    }
}
