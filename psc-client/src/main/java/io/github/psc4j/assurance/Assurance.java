package io.github.psc4j.assurance;

import io.github.psc4j.internal.argument.Arguments;
import java.time.Instant;
import java.util.Optional;

/**
 * How, and how recently, the person authenticated.
 *
 * @param level the level that may be relied on
 * @param statement whether the provider said so, or the level is the one that was requested
 * @param authenticatedAt when the person last authenticated ({@code auth_time}); in a single sign-on this can be long before
 *     this login; empty if the provider did not say
 */
public record Assurance(EidasLevel level, Statement statement, Optional<Instant> authenticatedAt) {

    /**
     * Refuses {@code null}.
     *
     * @param level the level that may be relied on
     * @param statement whether the provider said so, or the level is the one that was requested
     * @param authenticatedAt when the person last authenticated ({@code auth_time}); in a single sign-on this can be long before
     *     this login; empty if the provider did not say
     */
    public Assurance {
        Arguments.refuseNull(authenticatedAt, "authenticatedAt");
        Arguments.refuseNull(level, "level");
        Arguments.refuseNull(statement, "statement");
    }

    /** Where a level comes from. */
    public enum Statement {
        /** {@code acr} of the ID token says so. */
        STATED,
        /** The ID token has no {@code acr}; the level is the lowest PSC offers, the one that was requested. */
        NOT_STATED
    }
}
