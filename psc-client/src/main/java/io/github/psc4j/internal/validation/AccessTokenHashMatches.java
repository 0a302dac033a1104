package io.github.psc4j.internal.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.encoding.Base64Url;
import io.github.psc4j.internal.encoding.Sha256;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.token.Violation;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * {@code at_hash}, if there, belongs to the access token that came along (OpenID Connect Core 3.1.3.8). All algorithms
 * that can be allowed hash with SHA-256.
 */
@Implements({Requirement.CORE_AT_HASH, Requirement.CORE_ACCESS_TOKEN})
record AccessTokenHashMatches(Secret accessToken) implements ValidationRule<Claims> {
    @Override
    public Optional<Violation> validate(Claims claims) {
        return !claims.hasValue("at_hash")
                        || claims.string("at_hash")
                                .filter(Secret.of(leftHalfOfHash())::matches)
                                .isPresent()
                ? Optional.empty()
                : Optional.of(new Violation(
                        ErrorCode.ACCESS_TOKEN_HASH_WRONG, "the access token is not the one that the ID token names"));
    }

    private String leftHalfOfHash() {
        byte[] hash = Sha256.of(accessToken.reveal().getBytes(StandardCharsets.US_ASCII));
        return Base64Url.encode(Arrays.copyOf(hash, hash.length / 2));
    }
}
