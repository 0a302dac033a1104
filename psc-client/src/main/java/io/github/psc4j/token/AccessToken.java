package io.github.psc4j.token;

import io.github.psc4j.internal.argument.Arguments;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An access token that a service received and that every rule accepts. Prints no identity.
 *
 * @param subject {@code sub}
 * @param authorizedParty {@code azp}, or {@code client_id}: the client that the token was issued to, if stated
 * @param scope what the token grants; empty if it does not say
 * @param expiresAt {@code exp}
 * @param claims every claim, or every member of the introspection response, unmodifiable
 */
public record AccessToken(
        String subject,
        Optional<String> authorizedParty,
        Set<String> scope,
        Instant expiresAt,
        Map<String, @Nullable Object> claims) {

    /**
     * Refuses {@code null}.
     *
     * @param subject {@code sub}
     * @param authorizedParty {@code azp}, or {@code client_id}: the client that the token was issued to, if stated
     * @param scope what the token grants; empty if it does not say
     * @param expiresAt {@code exp}
     * @param claims every claim, or every member of the introspection response, unmodifiable
     */
    public AccessToken {
        Arguments.refuseNull(authorizedParty, "authorizedParty");
        Arguments.refuseNull(claims, "claims");
        Arguments.refuseNull(expiresAt, "expiresAt");
        Arguments.refuseNull(scope, "scope");
        Arguments.refuseNull(subject, "subject");
    }

    @Override
    public String toString() {
        return "AccessToken[scope=" + scope + ", expiresAt=" + expiresAt + "]";
    }
}
