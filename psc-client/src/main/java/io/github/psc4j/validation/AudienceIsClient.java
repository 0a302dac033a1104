package io.github.psc4j.validation;

import io.github.psc4j.error.ErrorCode;
import java.util.List;
import java.util.Optional;

/**
 * {@code aud} names this client, and no other that it would have to trust (OpenID Connect Core 3.1.3.7 rule 3).
 */
record AudienceIsClient(String clientId) implements TokenRule {
    @Override
    public Optional<Violation> check(SignedToken token) {
        List<String> audience = token.claims().audience();
        return !audience.isEmpty() && audience.stream().allMatch(clientId::equals)
                ? Optional.empty()
                : Optional.of(new Violation(
                        ErrorCode.AUDIENCE_WRONG, "the token is not meant for this client, or not for it alone"));
    }
}
