package io.github.psc4j.internal.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.token.Violation;
import java.util.Map;
import java.util.Optional;

/** A logout token has the event of a logout, as an object (Back-Channel Logout 2.6 rule 6). */
@Implements(Requirement.BACK_CHANNEL_EVENT)
record LogoutEventPresent() implements ValidationRule<Claims> {
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    @Override
    public Optional<Violation> validate(Claims claims) {
        return claims.object("events")
                        .filter(events -> events.get(EVENT) instanceof Map<?, ?>)
                        .isPresent()
                ? Optional.empty()
                : Optional.of(
                        new Violation(ErrorCode.LOGOUT_TOKEN_INVALID, "the logout token is not the event of a logout"));
    }
}
