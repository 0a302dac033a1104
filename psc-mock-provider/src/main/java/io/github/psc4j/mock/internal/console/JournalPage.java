package io.github.psc4j.mock.internal.console;

import io.github.psc4j.mock.extension.Parameters;
import io.github.psc4j.mock.internal.page.Html;
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
        StringBuilder items = new StringBuilder();
        wanted.stream().limit(MAX_SHOWN).forEach(exchange -> items.append(item(exchange)));
        return Frame.page("Journal", Console.PATH, """
                <h1>Journal</h1>
                <p class="lead">%s</p>
                %s%s""".formatted(
                        summary(journal, wanted.size()),
                        filter(journal, client, refusedOnly),
                        wanted.isEmpty()
                                ? "<p class=\"card\">Nothing yet: let a service send a browser to the authorization endpoint,"
                                        + " or read the discovery document at <code>"
                                        + Html.escape(realm.origins().issuer())
                                        + "/.well-known/wallet-openid-configuration</code>.</p>\n"
                                : "<ol class=\"journal\" reversed>\n" + items + "</ol>\n"));
    }

    private static String summary(Journal journal, int wanted) {
        long refused = journal.stream()
                .filter(exchange -> exchange.refusal().isPresent())
                .count();
        return "Exchanges: " + journal.exchanges().size() + ", refused: " + refused
                + (journal.forgotten() == 0 ? "" : ", older ones forgotten: " + journal.forgotten()) + ". Shown: "
                + Math.min(wanted, MAX_SHOWN) + ", newest first, times in UTC by the provider's clock.";
    }

    private static String filter(Journal journal, Optional<String> client, boolean refusedOnly) {
        StringBuilder options = new StringBuilder("<option value=\"\">all</option>");
        TreeSet<String> clients = new TreeSet<>();
        journal.forEach(exchange -> exchange.client().ifPresent(clients::add));
        clients.forEach(id -> options.append("<option value=\"%1$s\"%2$s>%1$s</option>"
                .formatted(Html.escape(id), client.filter(id::equals).isPresent() ? " selected" : "")));
        return """
                <form class="filter" method="get" action="%s">
                <label>Client <select name="client">%s</select></label>
                <label><input type="checkbox" name="refused" value="1"%s> Only what went wrong</label>
                <button class="small" type="submit">Show</button>
                </form>
                """.formatted(Console.PATH, options, refusedOnly ? " checked" : "");
    }

    private static String item(Exchange exchange) {
        RecordedResponse answered = exchange.response();
        return """
                <li class="%s"><a href="%s?number=%d"><span class="operation">%s</span> \
                <span class="request">%s %s</span></a>
                <span class="time">#%d %s</span> <span class="client">%s</span> <span class="status">%s</span></li>
                """.formatted(
                        failed(exchange) ? "bad" : "good",
                        Console.EXCHANGE,
                        exchange.number(),
                        operation(exchange.operation()),
                        Html.escape(exchange.request().method()),
                        Html.escape(exchange.request().path()),
                        exchange.number(),
                        TIME.format(exchange.time()),
                        Html.escape(exchange.client().orElse("")),
                        Html.escape(outcome(answered)));
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
