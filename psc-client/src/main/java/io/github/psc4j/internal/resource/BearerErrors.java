package io.github.psc4j.internal.resource;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscValidationException;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.resource.BearerError;
import io.github.psc4j.token.Violation;
import java.time.Duration;
import java.util.Optional;

/** What a refused request gets (RFC 6750 3). */
@Implements(Requirement.RFC_6750_ANSWERS)
final class BearerErrors {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private BearerErrors() {}

    static BearerError invalidRequest(PscValidationException e) {
        return refused(400, "invalid_request", e.code(), String.valueOf(e.getMessage()));
    }

    static BearerError invalidToken(Violation violation) {
        return refused(401, "invalid_token", violation.code(), violation.code().id() + " " + violation.message());
    }

    /** Whether the token is valid cannot be said now: it is not the caller's fault, and no other token would help. */
    static BearerError undetermined(ErrorCode code) {
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
