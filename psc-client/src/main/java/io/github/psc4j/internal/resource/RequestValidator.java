package io.github.psc4j.internal.resource;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscValidationException;
import io.github.psc4j.event.PscEvent;
import io.github.psc4j.event.PscEventListener;
import io.github.psc4j.internal.limit.Limits;
import io.github.psc4j.internal.validation.ReusableValidation;
import io.github.psc4j.resource.AcceptedToken;
import io.github.psc4j.resource.BearerError;
import io.github.psc4j.resource.ClientCertificates;
import io.github.psc4j.resource.ReceivedRequest;
import io.github.psc4j.resource.RequestOutcome;
import io.github.psc4j.resource.TokenCaching;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.token.ValidationOutcome;
import io.github.psc4j.token.Violation;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Validates received requests and tokens, and uses an outcome again where it may. Thread-safe. */
public final class RequestValidator {
    private final TokenValidator validator;
    private final byte[] validatorId;
    private final ClientCertificates certificates;
    private final TokenCaching caching;
    private final ValidationCache<AcceptedToken> outcomes;
    private final SingleFlight<TokenKey, ValidationOutcome<ReusableValidation<AcceptedToken>>> flights =
            new SingleFlight<>();
    private final Clock clock;
    private final PscEventListener listener;

    /**
     * Builds the validator; no I/O.
     *
     * @param validator validates a token anew
     * @param certificates where the client certificate of a request is found
     * @param caching how long an outcome is used again
     * @param clock the one clock
     * @param listener is told of refused tokens
     */
    public RequestValidator(
            TokenValidator validator,
            ClientCertificates certificates,
            TokenCaching caching,
            Clock clock,
            PscEventListener listener) {
        this.validator = validator;
        this.validatorId = validator.id().getBytes(StandardCharsets.UTF_8);
        this.certificates = certificates;
        this.caching = caching;
        this.outcomes = new ValidationCache<>(caching.maxTokens(), caching.rejected(), clock);
        this.clock = clock;
        this.listener = listener;
    }

    /** Validates a token as it is presented now. */
    public ValidationOutcome<AcceptedToken> validate(Secret token, Optional<X509Certificate> clientCertificate) {
        if (!TokenKey.isPossible(token.reveal(), Limits.TOKEN_CHARS)) {
            return new ValidationOutcome.Rejected<>(new Violation(
                    ErrorCode.TOKEN_MALFORMED, "what was received cannot be a token: too long, or not plain text"));
        }
        return reusable(token).flatMap(validation -> validation.presentedWith(clientCertificate));
    }

    /** What is known of a token or, if that is nothing, found out: once, however many threads want it. */
    private ValidationOutcome<ReusableValidation<AcceptedToken>> reusable(Secret token) {
        if (caching.maxTokens() == 0) {
            return validator.validate(token).outcome();
        }
        TokenKey key = TokenKey.of(validatorId, token.reveal());
        // Where revoked means revoked at once, no thread takes the response to a request that began before.
        return outcomes.find(key)
                .orElseGet(() -> caching.introspected().isZero()
                        ? anew(key, token)
                        : flights.share(key, () -> outcomes.find(key).orElseGet(() -> anew(key, token))));
    }

    private ValidationOutcome<ReusableValidation<AcceptedToken>> anew(TokenKey key, Secret token) {
        Instant from = clock.instant();
        TokenValidator.Validated validated = validator.validate(token);
        outcomes.keep(
                key,
                validated.outcome(),
                from,
                validated.issuer() == AcceptedToken.Issuer.PSC ? caching.introspected() : caching.verified());
        return validated.outcome();
    }

    /** Validates a request, and says what to respond. */
    public RequestOutcome validate(ReceivedRequest request) {
        RequestOutcome outcome = outcome(request);
        if (outcome instanceof RequestOutcome.Refused refused) {
            refused.error().code().ifPresent(code -> listener.onEvent(new PscEvent.TokenRefused(code)));
        }
        return outcome;
    }

    private RequestOutcome outcome(ReceivedRequest request) {
        Optional<Secret> token;
        Optional<X509Certificate> certificate;
        try {
            certificate = certificates.of(request);
            token = BearerCredentials.of(request);
        } catch (PscValidationException e) {
            return new RequestOutcome.Refused(BearerErrors.invalidRequest(e));
        }
        return token.map(present -> outcome(validate(present, certificate))).orElseGet(RequestOutcome.Anonymous::new);
    }

    private static RequestOutcome outcome(ValidationOutcome<AcceptedToken> outcome) {
        if (outcome instanceof ValidationOutcome.Verified<AcceptedToken> verified) {
            return new RequestOutcome.Accepted(verified.value());
        }
        BearerError error = outcome instanceof ValidationOutcome.Rejected<AcceptedToken> rejected
                ? BearerErrors.invalidToken(rejected.violation())
                : BearerErrors.undetermined(((ValidationOutcome.Undetermined<AcceptedToken>) outcome)
                        .reason()
                        .code());
        return new RequestOutcome.Refused(error);
    }
}
