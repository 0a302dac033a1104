package io.github.psc4j.internal.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.internal.limit.Limits;
import java.time.Duration;

/** How far a clock may be off: a setting that is too wide would switch every check of time off. */
final class Skew {
    private Skew() {}

    static void check(Duration skew) {
        if (skew.isNegative() || skew.compareTo(Limits.CLOCK_SKEW) > 0) {
            throw new PscConfigurationException(
                    ErrorCode.CONFIGURATION_INVALID, "the clock skew is between nothing and five minutes");
        }
    }
}
