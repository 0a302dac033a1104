package io.github.psc4j.internal.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.token.Violation;
import java.util.List;
import java.util.Optional;

/**
 * {@code aud} names this client, and no other that it would have to trust (OpenID Connect Core 3.1.3.7 rule 3).
 */
@Implements({
    Requirement.CORE_AUD,
    Requirement.CORE_REFRESHED_AUD,
    Requirement.CORE_USERINFO_SIGNED,
    Requirement.BACK_CHANNEL_AUD
})
record AudienceIsClient(String clientId) implements ValidationRule<Claims> {
    @Override
    public Optional<Violation> validate(Claims claims) {
        List<String> audience = claims.audience();
        return !audience.isEmpty() && audience.stream().allMatch(clientId::equals)
                ? Optional.empty()
                : Optional.of(new Violation(
                        ErrorCode.AUDIENCE_WRONG, "the token is not meant for this client, or not for it alone"));
    }
}
