package io.github.psc4j.internal.validation;

import io.github.psc4j.assurance.EidasLevel;
import java.time.Instant;
import java.util.Optional;

/**
 * What a login has to show of the authentication behind it. Immutable.
 *
 * @param level the least level of assurance, if one is required; an absent or unknown {@code acr} is then refused
 * @param since the earliest instant at which the person may have authenticated, if a recent authentication is required; an
 *     absent {@code auth_time} is then refused
 */
public record AuthenticationRequirement(Optional<EidasLevel> level, Optional<Instant> since) {
    private static final AuthenticationRequirement NONE =
            new AuthenticationRequirement(Optional.empty(), Optional.empty());

    /**
     * The plain login.
     *
     * @return no requirement beyond what every login has to keep
     */
    public static AuthenticationRequirement none() {
        return NONE;
    }

    /**
     * Requires a level.
     *
     * @param level the least level
     * @return the requirement
     */
    public static AuthenticationRequirement ofLevel(EidasLevel level) {
        return new AuthenticationRequirement(Optional.of(level), Optional.empty());
    }
}
