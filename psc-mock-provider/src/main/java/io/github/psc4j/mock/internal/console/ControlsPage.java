package io.github.psc4j.mock.internal.console;

import io.github.psc4j.mock.fault.Fault;
import io.github.psc4j.mock.internal.fault.ActiveFaults;
import io.github.psc4j.mock.internal.page.Page;
import io.github.psc4j.mock.internal.session.AutomaticLogin;
import io.github.psc4j.mock.internal.state.ProviderState;
import io.github.psc4j.mock.journal.Operation;
import io.github.psc4j.mock.model.LoginMethod;
import io.github.psc4j.mock.model.MockClock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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
        return Frame.page(
                "controls",
                Console.CONTROLS,
                Map.ofEntries(
                        Map.entry("controls", Console.CONTROLS),
                        Map.entry("token", token),
                        Map.entry("done", done.map(Control::done).orElse("")),
                        Map.entry("problem", done.isPresent() ? "" : problem.orElse("")),
                        Map.entry(
                                "login",
                                realm.store().automaticLogin().stream()
                                        .map(ControlsPage::login)
                                        .toList()),
                        Map.entry("people", people()),
                        Map.entry("injected", injected()),
                        Map.entry("faults", faults()),
                        Map.entry("places", places()),
                        Map.entry("movable", realm.settings().clock() instanceof MockClock),
                        Map.entry(
                                "now",
                                realm.store()
                                        .now()
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .toString()),
                        Map.entry("offset", offset()),
                        Map.entry("keys", keys()),
                        Map.entry(
                                "exchanges",
                                realm.recorder().journal().exchanges().size())));
    }

    private static Map<String, String> login(AutomaticLogin login) {
        return Map.of("label", login.persona().label(), "means", login.method() == LoginMethod.CARD ? "card" : "e-CPS");
    }

    private List<Map<String, String>> people() {
        return realm.settings().personas().values().stream()
                .map(persona -> option(persona.id(), persona.label() + ", " + persona.profession()))
                .toList();
    }

    private List<Map<String, String>> injected() {
        return faults.all().stream()
                .map(injection -> Map.of(
                        "injection",
                        injection.toString(),
                        "description",
                        injection.fault().description()))
                .toList();
    }

    private static List<Map<String, String>> faults() {
        return Arrays.stream(Fault.values())
                .map(fault -> option(fault.id(), fault.id() + ": " + fault.description()))
                .toList();
    }

    private static List<Map<String, String>> places() {
        return Arrays.stream(Fault.values())
                .flatMap(fault -> fault.scope().stream())
                .distinct()
                .sorted()
                .map(ControlsPage::id)
                .map(id -> option(id, id))
                .toList();
    }

    /** Empty as long as the clock was not moved. */
    private String offset() {
        return realm.settings().clock() instanceof MockClock clock
                        && !clock.offset().isZero()
                ? clock.offset().toString()
                : "";
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, String>> keys() {
        List<Map<String, Object>> published =
                (List<Map<String, Object>>) realm.keys().publicKeys().getOrDefault("keys", List.of());
        String signing = realm.keys().current().getKeyID();
        return published.stream()
                .map(key -> Map.of("kid", String.valueOf(key.get("kid")), "use", use(key, signing)))
                .toList();
    }

    private static String use(Map<String, Object> key, String signing) {
        if (!"sig".equals(key.get("use"))) {
            return "for encryption";
        }
        return signing.equals(key.get("kid")) ? "signs" : "signed before";
    }

    private static Map<String, String> option(String value, String text) {
        return Map.of("value", value, "text", text);
    }

    private static String id(Operation operation) {
        return operation.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
