package io.github.psc4j.internal.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.logout.LogoutTokenReplayStore;
import io.github.psc4j.token.Violation;
import java.time.Duration;
import java.util.Optional;

/**
 * A logout token is used once (Back-Channel Logout 2.6 rule 8). Validated last, since validating it is remembering it, and only a
 * token of the provider is remembered.
 */
@Implements(Requirement.BACK_CHANNEL_REPLAY)
record NotReplayed(LogoutTokenReplayStore memory, String issuer, Duration skew) implements ValidationRule<Claims> {
    @Override
    public Optional<Violation> validate(Claims claims) {
        boolean first = claims.string("jti")
                .flatMap(jti -> claims.instant("exp").map(exp -> memory.isFirstUse(issuer + ' ' + jti, exp.plus(skew))))
                .orElse(false);
        return first
                ? Optional.empty()
                : Optional.of(new Violation(ErrorCode.LOGOUT_TOKEN_REPLAYED, "the logout token was used before"));
    }
}
