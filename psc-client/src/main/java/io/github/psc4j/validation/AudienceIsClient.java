package io.github.psc4j.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.rule.Enforces;
import io.github.psc4j.internal.rule.Rule;
import java.util.List;
import java.util.Optional;

/**
 * {@code aud} names this client, and no other that it would have to trust (OpenID Connect Core 3.1.3.7 rule 3).
 */
@Enforces({Rule.CORE_AUD, Rule.CORE_REFRESHED_AUD, Rule.CORE_USERINFO_SIGNED, Rule.BACK_CHANNEL_AUD})
record AudienceIsClient(String clientId) implements Check<Claims> {
    @Override
    public Optional<Violation> check(Claims claims) {
        List<String> audience = claims.audience();
        return !audience.isEmpty() && audience.stream().allMatch(clientId::equals)
                ? Optional.empty()
                : Optional.of(new Violation(
                        ErrorCode.AUDIENCE_WRONG, "the token is not meant for this client, or not for it alone"));
    }
}
