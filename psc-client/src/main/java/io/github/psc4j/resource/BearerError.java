package io.github.psc4j.resource;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscValidationException;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.token.Violation;
import java.time.Duration;
import java.util.Optional;

/**
 * The answer to a request that is not let in, as RFC 6750 3 has it. It holds nothing that the caller sent.
 *
 * @param status the HTTP status
 * @param challenge the value of {@code WWW-Authenticate}; empty where no other token would help
 * @param retryAfter the value of {@code Retry-After}, where the same request may succeed later
 * @param code the rule that refused; empty if there was no token, or it is good and not enough
 */
@Implements(Requirement.RFC_6750_ANSWERS)
public record BearerError(
        int status, Optional<String> challenge, Optional<Duration> retryAfter, Optional<ErrorCode> code) {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

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

    public static BearerError invalidRequest(PscValidationException e) {
        return refused(400, "invalid_request", e.code(), String.valueOf(e.getMessage()));
    }

    public static BearerError invalidToken(Violation violation) {
        return refused(401, "invalid_token", violation.code(), violation.code().id() + " " + violation.message());
    }

    /** Whether the token is good cannot be said now: it is not the caller's fault, and no other token would help. */
    public static BearerError undetermined(ErrorCode code) {
        return new BearerError(503, Optional.empty(), Optional.of(RETRY_AFTER), Optional.of(code));
    }

    private static BearerError refused(int status, String error, ErrorCode code, String message) {
        String description = message.replaceAll("[^\\x20\\x21\\x23-\\x5b\\x5d-\\x7e]", "'");
        return new BearerError(
                status,
                Optional.of("Bearer error=\"" + error + "\", error_description=\"" + description + "\""),
                Optional.empty(),
                Optional.of(code));
    }
}
