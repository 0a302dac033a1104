package io.github.psc4j.mock.internal.console;

import io.github.psc4j.mock.extension.Parameters;
import io.github.psc4j.mock.fault.FaultInjection;
import io.github.psc4j.mock.internal.fault.ActiveFaults;
import io.github.psc4j.mock.internal.logout.BackChannelLogout;
import io.github.psc4j.mock.internal.session.AutomaticLogin;
import io.github.psc4j.mock.internal.state.ProviderState;
import io.github.psc4j.mock.model.LoginMethod;
import io.github.psc4j.mock.model.MockClock;
import io.github.psc4j.mock.model.Persona;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Does what a form of the console, or a script, asks for. */
final class Controls {

    /** A year: enough for every lifetime, and no number overflows. */
    private static final int MAX_MINUTES = 366 * 24 * 60;

    private final ProviderState realm;
    private final ActiveFaults faults;
    private final BackChannelLogout sessionEnd;

    Controls(ProviderState realm, ActiveFaults faults, BackChannelLogout sessionEnd) {
        this.realm = realm;
        this.faults = faults;
        this.sessionEnd = sessionEnd;
    }

    /** Throws an IllegalArgumentException that says what is missing or wrong. */
    Control apply(Parameters form) {
        Control control = form.get("action")
                .flatMap(Control::named)
                .orElseThrow(() -> new IllegalArgumentException("action must be one of "
                        + Arrays.stream(Control.values()).map(Control::id).collect(Collectors.joining(", "))));
        switch (control) {
            case LOG_IN -> realm.store().logInAutomatically(new AutomaticLogin(persona(form), means(form)));
            case ASK -> realm.store().showLoginPage();
            case INJECT -> faults.inject(injection(form));
            case END_FAULTS -> faults.clear();
            case ADVANCE -> clock().advance(Duration.ofMinutes(minutes(form)));
            case RESET_CLOCK -> clock().advance(clock().offset().negated());
            case ROTATE_KEYS -> realm.keys().rotate();
            case FORGET_KEYS -> realm.keys().forgetFormer();
            case END_SESSIONS -> realm.store().livingSessions().forEach(sessionEnd::end);
            case CLEAR_JOURNAL -> realm.recorder().clear();
        }
        return control;
    }

    private Persona persona(Parameters form) {
        return Optional.ofNullable(
                        realm.settings().personas().get(form.get("persona").orElse("")))
                .orElseThrow(() -> new IllegalArgumentException("persona must be one of "
                        + String.join(", ", realm.settings().personas().keySet())));
    }

    private static LoginMethod means(Parameters form) {
        return form.get("means").filter("CARD"::equals).isPresent() ? LoginMethod.CARD : LoginMethod.MOBILE;
    }

    /** The text form, or its parts from the fields of the page. */
    private static FaultInjection injection(Parameters form) {
        String fault = form.get("fault")
                .orElseThrow(() -> new IllegalArgumentException("fault is missing, such as slow or reset@userinfo*1"));
        return FaultInjection.parse(fault
                + form.get("at").map(place -> "@" + place).orElse("")
                + form.get("times").map(times -> "*" + times).orElse(""));
    }

    private MockClock clock() {
        if (realm.settings().clock() instanceof MockClock clock) {
            return clock;
        }
        throw new IllegalArgumentException("this provider was given a clock that cannot be moved: give it a MockClock");
    }

    private static int minutes(Parameters form) {
        try {
            int minutes = Integer.parseInt(form.get("minutes").orElse(""));
            if (Math.abs(minutes) <= MAX_MINUTES) {
                return minutes;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "minutes must be a number, negative to go back, of no more than " + MAX_MINUTES);
    }
}
