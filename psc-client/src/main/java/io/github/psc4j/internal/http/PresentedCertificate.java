package io.github.psc4j.internal.http;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.event.PscEvent;
import io.github.psc4j.event.PscEventListener;
import io.github.psc4j.http.ClientCertificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Watches the certificate of one HTTP client: when it was renewed, and how long it is still valid. Thread-safe. */
final class PresentedCertificate {
    private static final Duration TOLD_EVERY = Duration.ofDays(1);

    private final ClientCertificate certificate;
    private final Clock clock;
    private final PscEventListener listener;
    private final Runnable reconnect;
    private volatile Seen seen;

    private record Seen(X509Certificate certificate, Optional<ErrorCode> failure, Instant toldAt) {}

    PresentedCertificate(ClientCertificate certificate, Clock clock, PscEventListener listener, Runnable reconnect) {
        this.certificate = certificate;
        this.clock = clock;
        this.listener = listener;
        this.reconnect = reconnect;
        this.seen = new Seen(certificate.certificate(), Optional.empty(), Instant.MIN);
    }

    /** Before a call. */
    void check() {
        Seen known = seen;
        if (!certificate.certificate().equals(known.certificate())
                || !certificate.renewalFailure().equals(known.failure())
                || isDue(known, clock.instant())) {
            tell(clock.instant());
        }
    }

    private synchronized void tell(Instant now) {
        Seen known = seen;
        X509Certificate newest = certificate.certificate();
        Optional<ErrorCode> failure = certificate.renewalFailure();
        boolean renewed = !newest.equals(known.certificate());
        boolean due = renewed || isDue(known, now);
        seen = new Seen(newest, failure, due ? now : known.toldAt());
        if (renewed) {
            reconnect.run();
        }
        if (due) {
            Instant end = newest.getNotAfter().toInstant();
            listener.onEvent(new PscEvent.CertificateValid(Duration.between(now, end)));
        }
        if (failure.isPresent() && !failure.equals(known.failure())) {
            listener.onEvent(new PscEvent.CertificateNotRenewed(failure.get()));
        }
    }

    private static boolean isDue(Seen known, Instant now) {
        return known.toldAt().equals(Instant.MIN)
                || !now.isBefore(known.toldAt().plus(TOLD_EVERY));
    }
}
