package io.github.psc4j.internal.tls;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.event.PscEvent;
import io.github.psc4j.event.PscEventListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Watches the certificate of one HTTP client: when it was renewed, and how long it is still valid. Thread-safe. */
public final class PresentedCertificate {
    private static final Duration TOLD_EVERY = Duration.ofDays(1);

    private final CertificateSource source;
    private final Clock clock;
    private final PscEventListener listener;
    private final Runnable reconnect;
    private volatile Seen seen;

    private record Seen(KeyMaterial material, Optional<ErrorCode> failure, Instant toldAt) {}

    public PresentedCertificate(CertificateSource source, Clock clock, PscEventListener listener, Runnable reconnect) {
        this.source = source;
        this.clock = clock;
        this.listener = listener;
        this.reconnect = reconnect;
        this.seen = new Seen(source.newest(), Optional.empty(), Instant.MIN);
    }

    /** Before a call. */
    public void check() {
        Seen known = seen;
        if (source.newest() != known.material()
                || !source.failure().equals(known.failure())
                || isDue(known, clock.instant())) {
            tell(clock.instant());
        }
    }

    private synchronized void tell(Instant now) {
        Seen known = seen;
        KeyMaterial newest = source.newest();
        Optional<ErrorCode> failure = source.failure();
        boolean renewed = newest != known.material();
        boolean due = renewed || isDue(known, now);
        seen = new Seen(newest, failure, due ? now : known.toldAt());
        if (renewed) {
            reconnect.run();
        }
        if (due) {
            Instant end = newest.certificate().getNotAfter().toInstant();
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
