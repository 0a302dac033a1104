package io.github.psc4j.mock.internal.http;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Duration;
import java.util.Optional;

/**
 * How an answer travels. Immutable.
 *
 * @param delay what passes before the first byte
 * @param drip over how long the body is spread
 * @param broken how the connection breaks; the answer is lost then
 */
public record Delivery(Duration delay, Duration drip, Optional<Fault> broken) {

    public static final Delivery PROMPT = new Delivery(Duration.ZERO, Duration.ZERO, Optional.empty());

    /** Into how many pieces a dripping body is cut. */
    private static final int PIECES = 60;

    public static Delivery after(Duration delay) {
        return new Delivery(delay, Duration.ZERO, Optional.empty());
    }

    public static Delivery dripping(Duration over) {
        return new Delivery(Duration.ZERO, over, Optional.empty());
    }

    public static Delivery broken(Fault fault) {
        return new Delivery(Duration.ZERO, Duration.ZERO, Optional.of(fault));
    }

    /** Leaves alone what a stub said, where this says nothing. */
    void onto(ResponseDefinitionBuilder definition) {
        if (!delay.isZero()) {
            definition.withFixedDelay(Math.toIntExact(delay.toMillis()));
        }
        if (!drip.isZero()) {
            definition.withChunkedDribbleDelay(PIECES, Math.toIntExact(drip.toMillis()));
        }
        broken.ifPresent(definition::withFault);
    }
}
