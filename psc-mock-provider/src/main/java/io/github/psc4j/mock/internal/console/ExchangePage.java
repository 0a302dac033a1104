package io.github.psc4j.mock.internal.console;

import com.github.tomakehurst.wiremock.common.JsonException;
import io.github.psc4j.mock.internal.page.Html;
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
        String title = JournalPage.operation(exchange.operation());
        return Frame.page("#" + exchange.number() + " " + title, Console.PATH, """
                <h1><span class="time">#%d</span> %s</h1>
                <p class="lead">%s by the provider's clock. %s</p>
                %s<h2>Asked</h2>
                <div class="card">
                <dl>
                %s</dl>
                </div>
                %s<h2>Answered</h2>
                <div class="card">
                <dl>
                %s</dl>
                %s</div>
                %s<p><a href="%s">Back to the journal</a></p>
                """.formatted(
                        exchange.number(),
                        title,
                        exchange.time(),
                        Html.escape(JournalPage.outcome(exchange.response())),
                        exchange.refusal().map(ExchangePage::refusal).orElse(""),
                        asked(exchange.request()),
                        tokens(exchange.request().tokens(), "presented"),
                        answered(exchange.response()),
                        body(exchange.response().body()),
                        tokens(exchange.response().tokens(), "sent"),
                        Console.PATH));
    }

    private static String refusal(Refusal refusal) {
        return """
                <div class="alert">
                <h2>What was wrong</h2>
                <p>%s</p>
                <dl>
                %s%s</dl>
                </div>
                """.formatted(
                        Html.escape(refusal.rule().sentence()),
                        Frame.row("Rule", refusal.rule().id()),
                        Frame.row("In this request", refusal.detail()));
    }

    private static String asked(RecordedRequest asked) {
        StringBuilder rows = new StringBuilder(Frame.row("Request", asked.method() + " " + asked.path()));
        rows.append(Frame.row("Host", asked.host()));
        asked.client().ifPresent(client -> rows.append(Frame.row("Client", client)));
        asked.clientAuthentication().ifPresent(how -> rows.append(Frame.row("Authenticated with", how)));
        asked.certificate()
                .ifPresent(certificate -> rows.append(Frame.row(
                        "Client certificate",
                        certificate.getSubjectX500Principal().getName())));
        asked.authorization().ifPresent(header -> rows.append(Frame.row("Authorization", header)));
        asked.parameters()
                .forEach((name, values) -> rows.append(
                        Frame.row(name + (values.size() > 1 ? " (repeated)" : ""), String.join("\n", values))));
        return rows.toString();
    }

    private static String answered(RecordedResponse answered) {
        StringBuilder rows = new StringBuilder(Frame.row("Status", JournalPage.outcome(answered)));
        answered.headers().forEach((name, values) -> rows.append(Frame.row(name, String.join("\n", values))));
        return rows.toString();
    }

    private static String body(String body) {
        return body.isEmpty()
                ? ""
                : "<details><summary>Body</summary><pre tabindex=\"0\" aria-label=\"Body\">" + Html.escape(pretty(body))
                        + "</pre></details>\n";
    }

    private String tokens(List<DecodedToken> tokens, String verb) {
        StringBuilder html = new StringBuilder();
        for (DecodedToken token : tokens) {
            String name = Html.escape(token.name() + ", as " + verb);
            html.append("""
                    <div class="card token">
                    <h3>%s</h3>
                    <p>%s</p>
                    %s%s<details><summary>Compact form</summary><p><code>%s</code></p></details>
                    </div>
                    """.formatted(
                            name,
                            Html.escape(state(token)),
                            part(name + ", header", token.header()),
                            part(name + ", claims", token.claims()) + times(token.claims()),
                            Html.escape(token.compact())));
        }
        return html.toString();
    }

    private String state(DecodedToken token) {
        if (!token.readable()) {
            return "Opaque: no JWT.";
        }
        return realm.keys().verified(token.compact()).isPresent()
                ? "Signed with a key of this provider."
                : "Not signed with a key that this provider publishes now.";
    }

    private static String part(String name, Map<String, Object> part) {
        return part.isEmpty()
                ? ""
                : "<pre tabindex=\"0\" aria-label=\"" + name + "\">" + Html.escape(pretty(Json.write(part)))
                        + "</pre>\n";
    }

    private String times(Map<String, Object> claims) {
        StringBuilder rows = new StringBuilder();
        for (String name : TIMES) {
            if (claims.get(name) instanceof Number seconds) {
                rows.append(Frame.row(name, instant(seconds.longValue())));
            }
        }
        return rows.isEmpty() ? "" : "<dl>\n" + rows + "</dl>\n";
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
        try {
            return com.github.tomakehurst.wiremock.common.Json.prettyPrint(text);
        } catch (JsonException e) {
            return text;
        }
    }
}
