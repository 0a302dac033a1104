package io.github.psc4j.resource;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.internal.limit.Limits;
import java.time.Duration;

/**
 * How long an outcome on a token is used again. No entry outlives the token's {@code exp}; time and certificate are validated at every
 * use; what could not be validated is never kept. Immutable.
 *
 * @param maxTokens how many accepted tokens are remembered, and as many rejected ones apart from them, so that a flood of
 *     rejected tokens drives out no accepted one; 0 remembers nothing
 * @param verified how long a JWT is not verified again; a key that its issuer withdraws is still good for so long
 * @param introspected how long PSC is not asked again: revoked means revoked within this time, and at once with zero
 * @param rejected how long a token that was rejected is rejected again without being validated
 */
public record TokenCaching(int maxTokens, Duration verified, Duration introspected, Duration rejected) {

    /**
     * Checks.
     *
     * @param maxTokens how many accepted tokens are remembered
     * @param verified how long a JWT is not verified again
     * @param introspected how long PSC is not asked again
     * @param rejected how long a token that was rejected is rejected again
     * @throws PscConfigurationException {@code PSC-1001} if a value is negative, more than a million tokens are to be
     *     remembered, {@code introspected} is more than two minutes, {@code rejected} more than one, or {@code verified} more
     *     than a quarter of an hour
     */
    public TokenCaching {
        Arguments.refuseNull(introspected, "introspected");
        Arguments.refuseNull(rejected, "rejected");
        Arguments.refuseNull(verified, "verified");
        if (maxTokens < 0 || maxTokens > Limits.CACHED_TOKENS) {
            throw invalid("between 0 and " + Limits.CACHED_TOKENS + " tokens are remembered");
        }
        check("a verified JWT", verified, Limits.VERIFIED_TOKEN_REUSE);
        check("an introspected token", introspected, Limits.INTROSPECTION_REUSE);
        check("a rejected token", rejected, Limits.REJECTED_TOKEN_REUSE);
    }

    /**
     * What suits most services.
     *
     * @return 10,000 tokens; a JWT is verified again after 5 min, PSC asked again after 30 s, a rejected token validated again
     *     after 5 s
     */
    public static TokenCaching defaults() {
        return new TokenCaching(10_000, Duration.ofMinutes(5), Duration.ofSeconds(30), Duration.ofSeconds(5));
    }

    /**
     * Every token is validated at every use, and PSC asked about each of its tokens every time.
     *
     * @return no caching
     */
    public static TokenCaching off() {
        return new TokenCaching(0, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }

    /**
     * Changes within which time a revocation at PSC is noticed.
     *
     * @param time between zero, which asks at every use, and two minutes
     * @return a changed copy
     */
    public TokenCaching withIntrospected(Duration time) {
        Arguments.refuseNull(time, "time");
        return new TokenCaching(maxTokens, verified, time, rejected);
    }

    private static void check(String what, Duration time, Duration most) {
        if (time.isNegative() || time.compareTo(most) > 0) {
            throw invalid("the outcome on " + what + " is kept for at most " + most.toSeconds() + " s");
        }
    }

    private static PscConfigurationException invalid(String message) {
        return new PscConfigurationException(ErrorCode.CONFIGURATION_INVALID, message);
    }
}
