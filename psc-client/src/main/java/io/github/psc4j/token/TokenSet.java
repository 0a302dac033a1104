package io.github.psc4j.token;

import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.internal.refresh.TokenLifetime;
import io.github.psc4j.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The tokens of one person at one time. Immutable; prints no token.
 *
 * @param obtainedAt when they were requested
 * @param accessToken for userinfo and for the services that the person's token may reach
 * @param accessTokenExpiresAt from {@code expires_in} of the response; {@link #SHORT} after it was requested if there was
 *     none, because a token of unknown lifetime is not relied on
 * @param idToken the newest ID token, also needed for logout
 * @param refreshToken to get the next set, if the provider gave one
 * @param refreshTokenExpiresAt from {@code refresh_expires_in}, if the response had it
 * @param scope what the response grants; empty if it did not say, never what was requested
 */
public record TokenSet(
        Instant obtainedAt,
        Secret accessToken,
        Instant accessTokenExpiresAt,
        Secret idToken,
        Optional<Secret> refreshToken,
        Optional<Instant> refreshTokenExpiresAt,
        Set<String> scope) {

    /** What a token of unknown lifetime is good for, and how long a new token is not refreshed again: 5 s. */
    public static final Duration SHORT = TokenLifetime.NEW;

    /**
     * Copies the scope.
     *
     * @param obtainedAt when they were requested
     * @param accessToken the access token
     * @param accessTokenExpiresAt its end
     * @param idToken the newest ID token
     * @param refreshToken the refresh token, if there is one
     * @param refreshTokenExpiresAt its end, if stated
     * @param scope what the response grants
     */
    public TokenSet {
        Arguments.refuseNull(accessToken, "accessToken");
        Arguments.refuseNull(accessTokenExpiresAt, "accessTokenExpiresAt");
        Arguments.refuseNull(idToken, "idToken");
        Arguments.refuseNull(obtainedAt, "obtainedAt");
        Arguments.refuseNull(refreshToken, "refreshToken");
        Arguments.refuseNull(refreshTokenExpiresAt, "refreshTokenExpiresAt");
        Arguments.refuseNull(scope, "scope");
        scope = Set.copyOf(scope);
    }

    /**
     * Whether the access token is still good at an instant.
     *
     * @param instant the instant
     * @return whether it expires after the instant
     */
    public boolean isValidAt(Instant instant) {
        Arguments.refuseNull(instant, "instant");
        return accessTokenExpiresAt.isAfter(instant);
    }
}
