package io.github.psc4j.mock.internal.console;

import io.github.psc4j.mock.extension.Parameters;
import io.github.psc4j.mock.internal.page.Page;
import io.github.psc4j.mock.internal.state.ProviderState;
import io.github.psc4j.mock.journal.Exchange;
import io.github.psc4j.mock.journal.Journal;
import io.github.psc4j.mock.journal.Operation;
import io.github.psc4j.mock.journal.RecordedResponse;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The latest exchanges, newest first. */
final class JournalPage {

    private static final int MAX_SHOWN = 100;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final ProviderState realm;

    JournalPage(ProviderState realm) {
        this.realm = realm;
    }

    Page show(Parameters query) {
        Journal journal = realm.recorder().journal();
        Optional<String> client = query.get("client");
        boolean refusedOnly = query.has("refused");
        List<Exchange> wanted = new ArrayList<>();
        for (Exchange exchange : journal) {
            if ((client.isEmpty() || client.equals(exchange.client())) && (!refusedOnly || failed(exchange))) {
                wanted.add(0, exchange);
            }
        }
        return Frame.page(
                "journal",
                Console.PATH,
                Map.ofEntries(
                        Map.entry("total", journal.exchanges().size()),
                        Map.entry("refused", refused(journal)),
                        Map.entry("forgotten", journal.forgotten()),
                        Map.entry("shown", Math.min(wanted.size(), MAX_SHOWN)),
                        Map.entry("journal", Console.PATH),
                        Map.entry("exchange", Console.EXCHANGE),
                        Map.entry("issuer", realm.origins().issuer()),
                        Map.entry("clients", clients(journal, client)),
                        Map.entry("refusedOnly", refusedOnly),
                        Map.entry(
                                "exchanges",
                                wanted.stream()
                                        .limit(MAX_SHOWN)
                                        .map(JournalPage::item)
                                        .toList())));
    }

    private static long refused(Journal journal) {
        return journal.stream()
                .filter(exchange -> exchange.refusal().isPresent())
                .count();
    }

    private static List<Map<String, Object>> clients(Journal journal, Optional<String> chosen) {
        TreeSet<String> clients = new TreeSet<>();
        journal.forEach(exchange -> exchange.client().ifPresent(clients::add));
        return clients.stream()
                .map(id -> Map.<String, Object>of(
                        "id", id, "chosen", chosen.filter(id::equals).isPresent()))
                .toList();
    }

    private static Map<String, Object> item(Exchange exchange) {
        return Map.of(
                "failed", failed(exchange),
                "number", exchange.number(),
                "time", TIME.format(exchange.time()),
                "operation", operation(exchange.operation()),
                "method", exchange.request().method(),
                "path", exchange.request().path(),
                "client", exchange.client().orElse(""),
                "outcome", outcome(exchange.response()));
    }

    static boolean failed(Exchange exchange) {
        int status = exchange.response().status();
        return exchange.refusal().isPresent() || status == 0 || status >= 400;
    }

    static String outcome(RecordedResponse answered) {
        return (answered.status() == 0 ? "no answer" : String.valueOf(answered.status()))
                + answered.refusal()
                        .map(refusal -> " refused: " + refusal.rule().id())
                        .orElse("")
                + switch (answered.source()) {
                    case PROVIDER -> "";
                    case STUB -> " (a stub of yours)";
                    case SERVICE -> " (answer of the service)";
                };
    }

    static String operation(Operation operation) {
        String words = operation.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
