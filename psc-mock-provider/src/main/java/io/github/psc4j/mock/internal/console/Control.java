package io.github.psc4j.mock.internal.console;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be switched, and what is said when it is done. */
enum Control {
    LOG_IN("Everybody is logged in as this person from now on, without the login page."),
    ASK("The login page is shown again."),
    INJECT("The fault is in force."),
    END_FAULTS("No fault is in force."),
    ADVANCE("The clock was moved."),
    RESET_CLOCK("The clock is where it was before it was moved."),
    ROTATE_KEYS("A new key signs from now on; the former one stays published."),
    FORGET_KEYS("Only the key that signs is published."),
    END_SESSIONS("Every session is over, as if an administrator had closed it."),
    CLEAR_JOURNAL("The journal is empty.");

    private final String done;

    Control(String done) {
        this.done = done;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String done() {
        return done;
    }

    static Optional<Control> named(String id) {
        return Arrays.stream(values())
                .filter(control -> control.id().equals(id))
                .findFirst();
    }
}
