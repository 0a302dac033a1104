package io.github.psc4j.mock.internal.console;

import io.github.psc4j.mock.journal.DecodedToken;
import io.github.psc4j.mock.journal.Exchange;
import io.github.psc4j.mock.journal.Journal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The journal for end-to-end tests in other languages. */
final class JournalDocument {

    private JournalDocument() {}

    static Map<String, Object> of(Journal journal, String after) {
        long number = after.matches("[0-9]{1,18}") ? Long.parseLong(after) : 0;
        return Map.of(
                "exchanges",
                journal.after(number).stream().map(JournalDocument::exchange).toList());
    }

    private static Map<String, Object> exchange(Exchange exchange) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("number", exchange.number());
        document.put("time", exchange.time().toString());
        document.put(
                "operation",
                exchange.operation().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        exchange.client().ifPresent(client -> document.put("client", client));
        document.put("method", exchange.request().method());
        document.put("host", exchange.request().host());
        document.put("path", exchange.request().path());
        exchange.request().clientAuthentication().ifPresent(method -> document.put("client_authentication", method));
        document.put("parameters", exchange.request().parameters());
        document.put("presented", tokens(exchange.request().tokens()));
        document.put("status", exchange.response().status());
        document.put("by", exchange.response().source().name().toLowerCase(Locale.ROOT));
        exchange.refusal()
                .ifPresent(refusal -> document.put(
                        "refusal",
                        Map.of(
                                "rule", refusal.rule().id(),
                                "sentence", refusal.rule().sentence(),
                                "detail", refusal.detail())));
        document.put("sent", tokens(exchange.response().tokens()));
        return document;
    }

    private static List<Map<String, Object>> tokens(List<DecodedToken> tokens) {
        return tokens.stream()
                .map(token -> {
                    Map<String, Object> document = new LinkedHashMap<>();
                    document.put("name", token.name());
                    document.put("compact", token.compact());
                    document.put("header", token.header());
                    document.put("claims", token.claims());
                    return document;
                })
                .toList();
    }
}
