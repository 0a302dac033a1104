package io.github.psc4j.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A body that comes byte by byte and has no end: only the one who reads can end it. */
public final class Drip {

    /** Far shorter than any time-out, so that none but that of the whole call can run out. */
    private static final long PAUSE = Duration.ofMillis(20).toNanos();

    private Drip() {}

    /** Writes until the connection is closed, which is the exception. */
    public static void into(OutputStream out, char letter) throws IOException {
        while (!Thread.currentThread().isInterrupted()) {
            out.write(letter);
            out.flush();
            LockSupport.parkNanos(PAUSE);
        }
    }
}
