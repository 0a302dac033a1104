package io.github.psc4j.internal.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.token.Violation;
import java.util.Optional;

/**
 * {@code aud} of an access token has this service, maybe among others (RFC 9068 4, RFC 8725 3.9).
 */
@Implements({Requirement.RFC_9068_AUD, Requirement.RFC_7662_CHECKS})
record AudienceIncludes(String audience) implements ValidationRule<Claims> {
    @Override
    public Optional<Violation> validate(Claims claims) {
        return claims.audience().contains(audience)
                ? Optional.empty()
                : Optional.of(new Violation(ErrorCode.AUDIENCE_WRONG, "the token is not meant for this service"));
    }
}
