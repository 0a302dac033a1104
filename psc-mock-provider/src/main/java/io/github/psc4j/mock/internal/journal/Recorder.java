package io.github.psc4j.mock.internal.journal;

import io.github.psc4j.mock.extension.MockRequest;
import io.github.psc4j.mock.extension.MockResponse;
import io.github.psc4j.mock.journal.Exchange;
import io.github.psc4j.mock.journal.Journal;
import io.github.psc4j.mock.journal.Operation;
import io.github.psc4j.mock.journal.RecordedRequest;
import io.github.psc4j.mock.journal.RecordedResponse;
import io.github.psc4j.mock.model.Refusal;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Keeps the latest exchanges. Safe for several threads. */
public final class Recorder {

    private static final int MAX = 1_000;
    /** In characters of parameters and bodies: room for a thousand honest exchanges, and a bound for the others. */
    private static final long MAX_SIZE = 16_000_000;

    private final Clock clock;
    private final Deque<Exchange> exchanges = new ArrayDeque<>();
    private long count;
    private long size;

    public Recorder(Clock clock) {
        this.clock = clock;
    }

    /** A response of the provider, or of a stub before it. */
    public void record(
            MockRequest request, MockResponse response, RecordedResponse.Source source, Optional<Refusal> refusal) {
        RecordedRequest recorded = Requests.describe(request);
        Operation operation =
                Operations.of(request.path(), recorded.parameter("grant_type").orElse(""));
        Map<String, List<String>> headers = response.headers().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        add(
                operation,
                recorded,
                new RecordedResponse(
                        source,
                        response.status(),
                        headers,
                        response.body(),
                        refusal,
                        Tokens.issued(response.header("Content-Type"), response.header("Location"), response.body())));
    }

    /** A request of the provider to a service. */
    public void record(Operation operation, RecordedRequest request, RecordedResponse response) {
        add(operation, request, response);
    }

    private synchronized void add(Operation operation, RecordedRequest request, RecordedResponse response) {
        count++;
        Exchange latest = new Exchange(count, clock.instant(), operation, request, response);
        exchanges.addLast(latest);
        size += size(latest);
        while (exchanges.size() > MAX || size > MAX_SIZE) {
            size -= size(exchanges.removeFirst());
        }
    }

    private static long size(Exchange exchange) {
        return exchange.response().body().length()
                + exchange.request().parameters().values().stream()
                        .flatMap(List::stream)
                        .mapToLong(String::length)
                        .sum();
    }

    public synchronized Journal journal() {
        return new Journal(List.copyOf(exchanges), count - exchanges.size());
    }

    public synchronized List<Refusal> refusals() {
        return exchanges.stream()
                .flatMap(exchange -> exchange.refusal().stream())
                .toList();
    }

    public synchronized void clear() {
        exchanges.clear();
        count = 0;
        size = 0;
    }
}
