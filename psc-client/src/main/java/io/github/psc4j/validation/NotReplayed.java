package io.github.psc4j.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.rule.Enforces;
import io.github.psc4j.internal.rule.Rule;
import java.time.Duration;
import java.util.Optional;

/**
 * A logout token is used once (Back-Channel Logout 2.6 rule 8). Judged last, since judging it is remembering it, and only a
 * token of the provider is remembered.
 */
@Enforces(Rule.BACK_CHANNEL_REPLAY)
record NotReplayed(LogoutTokenMemory memory, String issuer, Duration skew) implements Check<Claims> {
    @Override
    public Optional<Violation> check(Claims claims) {
        boolean first = claims.string("jti")
                .flatMap(jti -> claims.instant("exp").map(exp -> memory.isFirstUse(issuer + ' ' + jti, exp.plus(skew))))
                .orElse(false);
        return first
                ? Optional.empty()
                : Optional.of(new Violation(ErrorCode.LOGOUT_TOKEN_REPLAYED, "the logout token was used before"));
    }
}
