package io.github.psc4j.token;

import io.github.psc4j.internal.validation.Claims;
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
 * @param claims every claim, or every member of the introspection answer, unmodifiable
 */
public record AccessToken(
        String subject,
        Optional<String> authorizedParty,
        Set<String> scope,
        Instant expiresAt,
        Map<String, @Nullable Object> claims) {

    public static AccessToken of(Claims claims) {
        return new AccessToken(
                claims.string("sub").orElseThrow(),
                claims.string("azp").or(() -> claims.string("client_id")),
                claims.scope(),
                claims.instant("exp").orElseThrow(),
                claims.asMap());
    }

    @Override
    public String toString() {
        return "AccessToken[scope=" + scope + ", expiresAt=" + expiresAt + "]";
    }
}
