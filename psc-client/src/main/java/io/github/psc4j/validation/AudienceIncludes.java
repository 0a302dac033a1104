package io.github.psc4j.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.rule.Enforces;
import io.github.psc4j.internal.rule.Rule;
import java.util.Optional;

/**
 * {@code aud} of an access token has this service, maybe among others (RFC 9068 4, RFC 8725 3.9).
 */
@Enforces({Rule.RFC_9068_AUD, Rule.RFC_7662_CHECKS})
record AudienceIncludes(String audience) implements Check<Claims> {
    @Override
    public Optional<Violation> check(Claims claims) {
        return claims.audience().contains(audience)
                ? Optional.empty()
                : Optional.of(new Violation(ErrorCode.AUDIENCE_WRONG, "the token is not meant for this service"));
    }
}
