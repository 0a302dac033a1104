package io.github.psc4j.mock.internal.http;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * How an answer travels. Immutable.
 *
 * @param delay what passes before the first byte
 * @param drip over how long the body is spread
 * @param broken how the connection breaks; the answer is lost then
 * @param swollen how many spaces stand before the body, compressed with it so that few bytes travel; 0 for none
 */
public record Delivery(Duration delay, Duration drip, Optional<Fault> broken, int swollen) {

    public static final Delivery PROMPT = new Delivery(Duration.ZERO, Duration.ZERO, Optional.empty(), 0);

    /** Into how many pieces a dripping body is cut. */
    private static final int PIECES = 60;

    private static final int BLOCK = 64 * 1024;

    public static Delivery after(Duration delay) {
        return new Delivery(delay, Duration.ZERO, Optional.empty(), 0);
    }

    public static Delivery dripping(Duration over) {
        return new Delivery(Duration.ZERO, over, Optional.empty(), 0);
    }

    public static Delivery broken(Fault fault) {
        return new Delivery(Duration.ZERO, Duration.ZERO, Optional.of(fault), 0);
    }

    public static Delivery compressedBehind(int spaces) {
        return new Delivery(Duration.ZERO, Duration.ZERO, Optional.empty(), spaces);
    }

    private byte[] bomb(String body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] block = new byte[BLOCK];
        Arrays.fill(block, (byte) ' ');
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            for (int left = swollen; left > 0; left -= BLOCK) {
                gzip.write(block, 0, Math.min(left, BLOCK));
            }
            gzip.write(body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Leaves alone what a stub said, where this says nothing. */
    void onto(ResponseDefinitionBuilder definition, String body) {
        if (swollen > 0) {
            definition.withBody(bomb(body)).withHeader("Content-Encoding", "gzip");
        }
        if (!delay.isZero()) {
            definition.withFixedDelay(Math.toIntExact(delay.toMillis()));
        }
        if (!drip.isZero()) {
            definition.withChunkedDribbleDelay(PIECES, Math.toIntExact(drip.toMillis()));
        }
        broken.ifPresent(definition::withFault);
    }
}
