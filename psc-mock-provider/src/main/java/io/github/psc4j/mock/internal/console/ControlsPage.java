package io.github.psc4j.mock.internal.console;

import io.github.psc4j.mock.fault.Fault;
import io.github.psc4j.mock.internal.fault.ActiveFaults;
import io.github.psc4j.mock.internal.page.Html;
import io.github.psc4j.mock.internal.page.Page;
import io.github.psc4j.mock.internal.state.ProviderState;
import io.github.psc4j.mock.journal.Operation;
import io.github.psc4j.mock.model.LoginMethod;
import io.github.psc4j.mock.model.MockClock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The switches. Every form carries the token that proves that it comes from here. */
final class ControlsPage {

    private final ProviderState realm;
    private final ActiveFaults faults;
    private final String token;

    ControlsPage(ProviderState realm, ActiveFaults faults, String token) {
        this.realm = realm;
        this.faults = faults;
        this.token = token;
    }

    Page show(Optional<Control> done, Optional<String> problem) {
        return Frame.page("Controls", Console.CONTROLS, """
                %s<h1>Controls</h1>
                <div class="controls">
                %s%s%s%s%s</div>
                """.formatted(
                        message(done, problem), person(), fault(), clock(), keys(), state()));
    }

    private static String message(Optional<Control> done, Optional<String> problem) {
        return done.map(control -> "<p class=\"done\" role=\"status\">" + Html.escape(control.done()) + "</p>\n")
                .or(() -> problem.map(text -> "<p class=\"alert\" role=\"alert\">" + Html.escape(text) + "</p>\n"))
                .orElse("");
    }

    private String person() {
        String now = realm.store()
                .automaticLogin()
                .map(login -> "Everybody is logged in as <strong>"
                        + Html.escape(login.persona().label()) + "</strong> with the "
                        + (login.method() == LoginMethod.CARD ? "card" : "e-CPS") + ", without the login page.")
                .orElse("The login page asks who logs in.");
        String options = realm.settings().personas().values().stream()
                .map(persona -> option(persona.id(), persona.label() + ", " + persona.profession()))
                .collect(Collectors.joining());
        return card(
                "Person",
                "<p>" + now + "</p>\n",
                form(Control.LOG_IN, "Log in without asking", """
                <label>Person <select name="persona">%s</select></label>
                <label>Means <select name="means">%s%s</select></label>
                """.formatted(
                                        options, option("MOBILE", "e-CPS"), option("CARD", "CPS card")))
                        + form(Control.ASK, "Show the login page", ""));
    }

    private String fault() {
        String now = faults.all().isEmpty()
                ? "<p>None is in force.</p>\n"
                : faults.all().stream()
                        .map(injection -> "<li><code>" + Html.escape(injection.toString()) + "</code>: "
                                + Html.escape(injection.fault().description()) + "</li>")
                        .collect(Collectors.joining("", "<ul>", "</ul>\n"));
        String names = java.util.Arrays.stream(Fault.values())
                .map(fault -> option(fault.id(), fault.id() + ": " + fault.description()))
                .collect(Collectors.joining());
        String places = java.util.Arrays.stream(Fault.values())
                .flatMap(fault -> fault.scope().stream())
                .distinct()
                .sorted()
                .map(ControlsPage::id)
                .map(id -> option(id, id))
                .collect(Collectors.joining());
        return card(
                "Faults",
                now,
                form(Control.INJECT, "Let it go wrong", """
                <label>Fault <select name="fault">%s</select></label>
                <label>Where <select name="at"><option value="">wherever it can happen</option>%s</select></label>
                <label>How often <input type="number" name="times" min="1" max="999999999" \
                placeholder="without end"></label>
                """.formatted(names, places))
                        + form(Control.END_FAULTS, "End all faults", ""));
    }

    private String clock() {
        String now = "<p>It is <strong>" + realm.store().now().truncatedTo(ChronoUnit.SECONDS) + "</strong>";
        if (!(realm.settings().clock() instanceof MockClock clock)) {
            return card("Clock", now + ". The clock that this provider was given cannot be moved.</p>\n", "");
        }
        Duration offset = clock.offset();
        return card(
                "Clock",
                now + (offset.isZero() ? ", not moved." : ", moved by " + offset + ".") + "</p>\n",
                quick()
                        + form(
                                Control.ADVANCE,
                                "Move",
                                "<label>Minutes <input type=\"number\" name=\"minutes\" min=\"-527040\" max=\"527040\""
                                        + " required></label>\n")
                        + form(Control.RESET_CLOCK, "Move back", ""));
    }

    /** Past the end of an access token, of an idle session, of a session. */
    private String quick() {
        StringBuilder buttons = new StringBuilder();
        Map<String, String> steps = new java.util.LinkedHashMap<>();
        steps.put("3", "+ 3 min: access token expired");
        steps.put("31", "+ 31 min: session idle");
        steps.put("241", "+ 4 h 01: session over");
        steps.forEach((minutes, label) ->
                buttons.append("<button class=\"small\" type=\"submit\" name=\"minutes\" value=\"%s\">%s</button>\n"
                        .formatted(minutes, label)));
        return open(Control.ADVANCE) + buttons + "</form>\n";
    }

    @SuppressWarnings("unchecked")
    private String keys() {
        List<Map<String, Object>> published =
                (List<Map<String, Object>>) realm.keys().publicKeys().getOrDefault("keys", List.of());
        String signing = realm.keys().current().getKeyID();
        String now = published.stream()
                .map(key -> "<li><code>" + Html.escape(String.valueOf(key.get("kid"))) + "</code> " + use(key, signing)
                        + "</li>")
                .collect(Collectors.joining("", "<ul>", "</ul>\n"));
        return card(
                "Keys",
                now,
                form(Control.ROTATE_KEYS, "Sign with a new key", "")
                        + form(Control.FORGET_KEYS, "Publish the signing key only", ""));
    }

    private static String use(Map<String, Object> key, String signing) {
        if (!"sig".equals(key.get("use"))) {
            return "for encryption";
        }
        return signing.equals(key.get("kid")) ? "signs" : "signed before";
    }

    private String state() {
        return card(
                "State",
                "<p>Exchanges in the journal: "
                        + realm.recorder().journal().exchanges().size() + ".</p>\n",
                form(Control.END_SESSIONS, "End all sessions", "")
                        + form(Control.CLEAR_JOURNAL, "Empty the journal", ""));
    }

    private static String card(String title, String now, String forms) {
        return "<section class=\"card\">\n<h2>" + title + "</h2>\n" + now + forms + "</section>\n";
    }

    private String form(Control control, String label, String fields) {
        return open(control) + fields + "<button class=\"small\" type=\"submit\">" + label + "</button>\n</form>\n";
    }

    private String open(Control control) {
        return """
                <form method="post" action="%s" autocomplete="off">
                <input type="hidden" name="token" value="%s">
                <input type="hidden" name="action" value="%s">
                """.formatted(Console.CONTROLS, token, control.id());
    }

    private static String option(String value, String text) {
        return "<option value=\"" + Html.escape(value) + "\">" + Html.escape(text) + "</option>";
    }

    private static String id(Operation operation) {
        return operation.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
