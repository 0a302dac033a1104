package io.github.psc4j.validation;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an access token yields that satisfies every rule which depends on the token alone. It may be kept and used again: the
 * rules that depend on the moment and on the connection ({@code exp}, {@code nbf}, {@code cnf}) are judged at every use, and
 * there is no other way to the value. Immutable, thread-safe, prints nothing of the token.
 *
 * @param <T> what the token yields
 */
public final class Presentable<T> {
    private final Claims claims;
    private final Instant expiresAt;
    private final Check<Claims> now;
    private final Verification.Verified<T> outcome;

    private Presentable(Claims claims, Instant expiresAt, Check<Claims> now, Verification.Verified<T> outcome) {
        this.claims = claims;
        this.expiresAt = expiresAt;
        this.now = now;
        this.outcome = outcome;
    }

    static Presentable<AccessToken> of(Claims claims, Clock clock, Duration skew) {
        AccessToken token = AccessToken.of(claims);
        List<Check<Claims>> moment = List.of(new NotExpired(clock, skew), new ValidNow(clock, skew));
        return new Presentable<>(
                claims,
                token.expiresAt(),
                subject -> Check.firstViolation(moment, subject),
                new Verification.Verified<>(token));
    }

    /**
     * Judges the token as it is presented now.
     *
     * @param clientCertificate the client certificate of the connection on which it came, if there was one
     * @return the value, or the rejection: expired, not valid yet, or bound to something else than this certificate
     */
    public Verification<T> presentedWith(Optional<X509Certificate> clientCertificate) {
        Optional<Violation> violation =
                now.check(claims).or(() -> new ConfirmationMatches(clientCertificate).check(claims));
        return violation.isPresent() ? new Verification.Rejected<>(violation.get()) : outcome;
    }

    /**
     * Makes something else of the token, once for all its uses.
     *
     * @param function makes it
     * @param <R> what it makes
     * @return the same token, with the other value
     */
    public <R> Presentable<R> map(Function<? super T, ? extends R> function) {
        return new Presentable<>(claims, expiresAt, now, new Verification.Verified<>(function.apply(outcome.value())));
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
        return "Presentable[expiresAt=" + expiresAt + "]";
    }
}
