package io.github.psc4j.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.rule.Enforces;
import io.github.psc4j.internal.rule.Rule;
import java.util.Optional;

/** A renewed ID token is of the same session at the provider: the same {@code sid}, if both have one. */
@Enforces(Rule.PSC_REFRESHED_SID)
record SameSession(Claims first) implements Check<Claims> {
    @Override
    public Optional<Violation> check(Claims claims) {
        return !claims.has("sid") || !first.has("sid") || claims.string("sid").equals(first.string("sid"))
                ? Optional.empty()
                : Optional.of(new Violation(
                        ErrorCode.NONCE_WRONG, "the renewed ID token is of another session than the first"));
    }
}
