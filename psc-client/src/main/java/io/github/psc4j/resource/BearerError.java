package io.github.psc4j.resource;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import java.time.Duration;
import java.util.Optional;

/**
 * The response to a request that is not let in, as RFC 6750 3 has it. It holds nothing that the caller sent.
 *
 * @param status the HTTP status
 * @param challenge the value of {@code WWW-Authenticate}; empty where no other token would help
 * @param retryAfter the value of {@code Retry-After}, where the same request may succeed later
 * @param code the rule that refused; empty if there was no token, or it is good and not enough
 */
@Implements(Requirement.RFC_6750_ANSWERS)
public record BearerError(
        int status, Optional<String> challenge, Optional<Duration> retryAfter, Optional<ErrorCode> code) {

    /**
     * Refuses {@code null}.
     *
     * @param status the HTTP status
     * @param challenge the value of {@code WWW-Authenticate}; empty where no other token would help
     * @param retryAfter the value of {@code Retry-After}, where the same request may succeed later
     * @param code the rule that refused; empty if there was no token, or it is good and not enough
     */
    public BearerError {
        Arguments.refuseNull(challenge, "challenge");
        Arguments.refuseNull(code, "code");
        Arguments.refuseNull(retryAfter, "retryAfter");
    }

    /**
     * There is no token, and the resource asks for one.
     *
     * @return 401, without an error code (RFC 6750 3.1)
     */
    public static BearerError tokenMissing() {
        return new BearerError(401, Optional.of("Bearer"), Optional.empty(), Optional.empty());
    }

    /**
     * The token is good, and does not grant what this resource asks for.
     *
     * @return 403 {@code insufficient_scope}
     */
    public static BearerError insufficientScope() {
        return new BearerError(
                403, Optional.of("Bearer error=\"insufficient_scope\""), Optional.empty(), Optional.empty());
    }
}
