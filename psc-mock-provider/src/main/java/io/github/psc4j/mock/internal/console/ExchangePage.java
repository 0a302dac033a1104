package io.github.psc4j.mock.internal.console;

import com.github.tomakehurst.wiremock.common.JsonException;
import io.github.psc4j.mock.internal.page.Page;
import io.github.psc4j.mock.internal.state.ProviderState;
import io.github.psc4j.mock.internal.util.Json;
import io.github.psc4j.mock.journal.DecodedToken;
import io.github.psc4j.mock.journal.Exchange;
import io.github.psc4j.mock.journal.RecordedRequest;
import io.github.psc4j.mock.journal.RecordedResponse;
import io.github.psc4j.mock.model.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One request and its answer, with the tokens taken apart and what was wrong. */
final class ExchangePage {

    private static final List<String> TIMES = List.of("auth_time", "iat", "nbf", "exp");

    private final ProviderState realm;

    ExchangePage(ProviderState realm) {
        this.realm = realm;
    }

    Page show(Exchange exchange) {
        String operation = JournalPage.operation(exchange.operation());
        return Frame.page(
                "exchange",
                Console.PATH,
                Map.ofEntries(
                        Map.entry("title", "#" + exchange.number() + " " + operation),
                        Map.entry("number", exchange.number()),
                        Map.entry("operation", operation),
                        Map.entry("time", exchange.time().toString()),
                        Map.entry("outcome", JournalPage.outcome(exchange.response())),
                        Map.entry(
                                "refusal",
                                exchange.refusal().stream()
                                        .map(ExchangePage::refusal)
                                        .toList()),
                        Map.entry("asked", asked(exchange.request())),
                        Map.entry("presented", tokens(exchange.request().tokens(), "presented")),
                        Map.entry("answered", answered(exchange.response())),
                        Map.entry("body", pretty(exchange.response().body())),
                        Map.entry("sent", tokens(exchange.response().tokens(), "sent")),
                        Map.entry("journal", Console.PATH)));
    }

    private static Map<String, String> refusal(Refusal refusal) {
        return Map.of(
                "sentence", refusal.rule().sentence(),
                "rule", refusal.rule().id(),
                "detail", refusal.detail());
    }

    private static List<Map<String, String>> asked(RecordedRequest asked) {
        List<Map<String, String>> rows = new ArrayList<>();
        rows.add(row("Request", asked.method() + " " + asked.path()));
        rows.add(row("Host", asked.host()));
        asked.client().ifPresent(client -> rows.add(row("Client", client)));
        asked.clientAuthentication().ifPresent(how -> rows.add(row("Authenticated with", how)));
        asked.certificate()
                .ifPresent(certificate -> rows.add(row(
                        "Client certificate",
                        certificate.getSubjectX500Principal().getName())));
        asked.authorization().ifPresent(header -> rows.add(row("Authorization", header)));
        asked.parameters()
                .forEach((name, values) ->
                        rows.add(row(name + (values.size() > 1 ? " (repeated)" : ""), String.join("\n", values))));
        return rows;
    }

    private static List<Map<String, String>> answered(RecordedResponse answered) {
        List<Map<String, String>> rows = new ArrayList<>();
        rows.add(row("Status", JournalPage.outcome(answered)));
        answered.headers().forEach((name, values) -> rows.add(row(name, String.join("\n", values))));
        return rows;
    }

    private static Map<String, String> row(String name, String value) {
        return Map.of("name", name, "value", value);
    }

    private List<Map<String, Object>> tokens(List<DecodedToken> tokens, String verb) {
        return tokens.stream()
                .map(token -> Map.<String, Object>of(
                        "name", token.name() + ", as " + verb,
                        "state", state(token),
                        "header", part(token.header()),
                        "claims", part(token.claims()),
                        "times", times(token.claims()),
                        "compact", token.compact()))
                .toList();
    }

    private String state(DecodedToken token) {
        if (!token.readable()) {
            return "Opaque: no JWT.";
        }
        return realm.keys().verified(token.compact()).isPresent()
                ? "Signed with a key of this provider."
                : "Not signed with a key that this provider publishes now.";
    }

    private static String part(Map<String, Object> part) {
        return part.isEmpty() ? "" : pretty(Json.write(part));
    }

    private List<Map<String, String>> times(Map<String, Object> claims) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (String name : TIMES) {
            if (claims.get(name) instanceof Number seconds) {
                rows.add(row(name, instant(seconds.longValue())));
            }
        }
        return rows;
    }

    private String instant(long seconds) {
        try {
            Instant instant = Instant.ofEpochSecond(seconds);
            long distance = seconds - realm.store().now().getEpochSecond();
            return instant + (distance < 0 ? ", " + -distance + " s ago" : ", in " + distance + " s");
        } catch (DateTimeException e) {
            return "no time";
        }
    }

    private static String pretty(String text) {
        if (text.isEmpty()) {
            return "";
        }
        try {
            // prettyPrint throws a checked exception that it does not declare; read throws one that can be caught.
            com.github.tomakehurst.wiremock.common.Json.read(text, Object.class);
            return com.github.tomakehurst.wiremock.common.Json.prettyPrint(text);
        } catch (JsonException e) {
            return text;
        }
    }
}
