package io.github.psc4j.attack;

import static io.github.psc4j.attack.LeakyApplication.require;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.psc4j.attack.LeakyApplication.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** How {@link LeakyApplication} calls the provider. */
final class LeakyTransport {

    private static final int MAX_SIZE = 1024 * 1024;

    /** Only ends a test that hangs. */
    private static final int WATCHDOG_MINUTES = 10;

    /** What no ordinary response has of small pieces in a row, not even a huge one, and a response that drips has. */
    private static final int MAX_SMALL_PIECES = 20;

    private static final int SMALL = 256;

    private final Set<LeakyCheck> off;
    private final HttpClient http;
    private final Map<String, Map<String, Object>> cache = new ConcurrentHashMap<>();

    LeakyTransport(Set<LeakyCheck> off) {
        this.off = off;
        this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    void close() {
        cache.clear();
    }

    private boolean on(LeakyCheck check) {
        return !off.contains(check);
    }

    /** Fetched once and kept. */
    Map<String, Object> cached(String uri) {
        return cache.computeIfAbsent(uri, address -> json(get(address, "").body()));
    }

    Map<String, Object> token(String uri, Map<String, String> form) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(uri))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")))));
        if (on(LeakyCheck.STATUS)) {
            require(answer.statusCode() == 200, "status");
        }
        return json(answer.body());
    }

    HttpResponse<String> get(String uri, String bearer) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri));
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        HttpResponse<String> answer = send(request);
        require(answer.statusCode() == 200, "status");
        return answer;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer =
                    http.sendAsync(request.build(), this::decompressed).get(WATCHDOG_MINUTES, TimeUnit.MINUTES);
            if (!on(LeakyCheck.NO_REDIRECTS) && answer.statusCode() / 100 == 3) {
                URI target = URI.create(answer.headers().firstValue("Location").orElseThrow());
                return send(request.uri(target));
            }
            if (on(LeakyCheck.SIZE)) {
                require(answer.body().length() < MAX_SIZE, "size");
            }
            return answer;
        } catch (ExecutionException | TimeoutException e) {
            throw new Refused("no answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("interrupted");
        }
    }

    private HttpResponse.BodySubscriber<String> decompressed(HttpResponse.ResponseInfo info) {
        HttpResponse.BodySubscriber<String> whole = text(info);
        return on(LeakyCheck.DEADLINE) ? new WithoutDripping(whole) : whole;
    }

    /** Stands for a deadline: it gives up a response that drips after some pieces, so that no clock decides in a test. */
    private static final class WithoutDripping implements HttpResponse.BodySubscriber<String> {

        private final HttpResponse.BodySubscriber<String> whole;
        private final AtomicReference<Flow.Subscription> subscription = new AtomicReference<>();
        private int small;

        WithoutDripping(HttpResponse.BodySubscriber<String> whole) {
            this.whole = whole;
        }

        @Override
        public CompletionStage<String> getBody() {
            return whole.getBody();
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription.set(given);
            whole.onSubscribe(given);
        }

        @Override
        public void onNext(List<ByteBuffer> pieces) {
            for (ByteBuffer piece : pieces) {
                small = piece.remaining() < SMALL ? small + 1 : 0;
            }
            if (small > MAX_SMALL_PIECES) {
                subscription.get().cancel();
                whole.onError(new IOException("the response drips"));
                return;
            }
            whole.onNext(pieces);
        }

        @Override
        public void onError(Throwable failure) {
            whole.onError(failure);
        }

        @Override
        public void onComplete() {
            whole.onComplete();
        }
    }

    private HttpResponse.BodySubscriber<String> text(HttpResponse.ResponseInfo info) {
        return info.headers().firstValue("Content-Encoding").isEmpty()
                ? HttpResponse.BodySubscribers.ofString(StandardCharsets.UTF_8)
                : HttpResponse.BodySubscribers.mapping(HttpResponse.BodySubscribers.ofByteArray(), this::inflated);
    }

    private String inflated(byte[] compressed) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            byte[] read = on(LeakyCheck.DECOMPRESSED_SIZE) ? gzip.readNBytes(MAX_SIZE) : gzip.readAllBytes();
            // What is too much was never read: the document is cut short.
            return new String(read, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the limit it reads as a parser does that needs no stack. */
    Map<String, Object> json(String body) {
        long brackets = body.chars().filter(c -> c == 0x5b).count();
        String read = body;
        if (brackets > 5_000) {
            require(!on(LeakyCheck.DEPTH), "depth");
            read = body.replace("[".repeat(10_000) + "]".repeat(10_000), "0");
        }
        try {
            return JSONObjectUtils.parse(read.strip());
        } catch (ParseException e) {
            throw new Refused("not JSON");
        }
    }
}
