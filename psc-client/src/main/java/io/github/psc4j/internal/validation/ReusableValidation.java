package io.github.psc4j.internal.validation;

import io.github.psc4j.token.AccessToken;
import io.github.psc4j.token.ValidationOutcome;
import io.github.psc4j.token.Violation;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an access token yields that satisfies every rule which depends on the token alone. It may be kept and used again: the
 * rules that depend on the moment and on the connection ({@code exp}, {@code nbf}, {@code cnf}) are validated at every use, and
 * there is no other way to the value. Immutable, thread-safe, prints nothing of the token.
 *
 * @param <T> what the token yields
 */
public final class ReusableValidation<T> {
    private final Claims claims;
    private final Instant expiresAt;
    private final ValidationRule<Claims> now;
    private final ValidationOutcome.Verified<T> outcome;

    private ReusableValidation(
            Claims claims, Instant expiresAt, ValidationRule<Claims> now, ValidationOutcome.Verified<T> outcome) {
        this.claims = claims;
        this.expiresAt = expiresAt;
        this.now = now;
        this.outcome = outcome;
    }

    static ReusableValidation<AccessToken> of(Claims claims, Clock clock, Duration skew) {
        AccessToken token = AccessTokens.of(claims);
        List<ValidationRule<Claims>> moment = List.of(new NotExpired(clock, skew), new ValidNow(clock, skew));
        return new ReusableValidation<>(
                claims,
                token.expiresAt(),
                subject -> ValidationRule.firstViolation(moment, subject),
                new ValidationOutcome.Verified<>(token));
    }

    /**
     * Validates the token as it is presented now.
     *
     * @param clientCertificate the client certificate of the connection on which it came, if there was one
     * @return the value, or the rejection: expired, not valid yet, or bound to something else than this certificate
     */
    public ValidationOutcome<T> presentedWith(Optional<X509Certificate> clientCertificate) {
        Optional<Violation> violation =
                now.validate(claims).or(() -> new ConfirmationMatches(clientCertificate).validate(claims));
        return violation.isPresent() ? new ValidationOutcome.Rejected<>(violation.get()) : outcome;
    }

    /**
     * Makes something else of the token, once for all its uses.
     *
     * @param function makes it
     * @param <R> what it makes
     * @return the same token, with the other value
     */
    public <R> ReusableValidation<R> map(Function<? super T, ? extends R> function) {
        return new ReusableValidation<>(
                claims, expiresAt, now, new ValidationOutcome.Verified<>(function.apply(outcome.value())));
    }

    /**
     * When the token ends.
     *
     * @return {@code exp}
     */
    public Instant expiresAt() {
        return expiresAt;
    }

    @Override
    public String toString() {
        return "ReusableValidation[expiresAt=" + expiresAt + "]";
    }
}
