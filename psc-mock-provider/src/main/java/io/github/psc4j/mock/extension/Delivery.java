package io.github.psc4j.mock.extension;

import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Duration;
import java.util.Optional;

/**
 * How a response travels. Immutable.
 *
 * @param delay the time before the first byte
 * @param drip the time over which the body is spread
 * @param broken how the connection breaks, in WireMock's words; the response is lost then
 * @param padding how many spaces precede the body, compressed with it so that few bytes travel; 0 for none
 */
public record Delivery(Duration delay, Duration drip, Optional<Fault> broken, int padding) {

    /** Complete and at once. */
    public static final Delivery PROMPT = new Delivery(Duration.ZERO, Duration.ZERO, Optional.empty(), 0);

    /**
     * Waits before the first byte.
     *
     * @param delay how long
     * @return the delivery
     */
    public static Delivery after(Duration delay) {
        return new Delivery(delay, Duration.ZERO, Optional.empty(), 0);
    }

    /**
     * Sends the body piece by piece.
     *
     * @param over how long it takes from the first to the last byte
     * @return the delivery
     */
    public static Delivery dripping(Duration over) {
        return new Delivery(Duration.ZERO, over, Optional.empty(), 0);
    }

    /**
     * Breaks the connection.
     *
     * @param fault how
     * @return the delivery
     */
    public static Delivery broken(Fault fault) {
        return new Delivery(Duration.ZERO, Duration.ZERO, Optional.of(fault), 0);
    }

    /**
     * Precedes the body with spaces and compresses both with gzip: a decompression bomb.
     *
     * @param spaces how many
     * @return the delivery
     */
    public static Delivery compressedBehind(int spaces) {
        return new Delivery(Duration.ZERO, Duration.ZERO, Optional.empty(), spaces);
    }
}
