package io.github.psc4j.internal.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.token.Violation;
import java.util.Optional;

/** A refreshed ID token names the original authentication, not the refresh (OpenID Connect Core 12.2), if both name one. */
@Implements(Requirement.CORE_REFRESHED_AUTH_TIME)
record SameAuthenticationTime(Claims first) implements ValidationRule<Claims> {
    @Override
    public Optional<Violation> validate(Claims claims) {
        return !claims.has("auth_time")
                        || !first.has("auth_time")
                        || claims.instant("auth_time").equals(first.instant("auth_time"))
                ? Optional.empty()
                : Optional.of(new Violation(
                        ErrorCode.AUTHENTICATION_TOO_OLD,
                        "the refreshed ID token names another time of authentication"));
    }
}
