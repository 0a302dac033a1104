package io.github.psc4j.mock.internal.page;

import io.github.psc4j.mock.model.Refusal;
import java.util.Map;

/** The pages of an end: refused, logged out, still logged in. */
public final class Pages {

    private Pages() {}

    /** For the person in French, for the developer in English. */
    public static Page refused(Refusal refusal) {
        return Page.forPerson(
                "refused",
                Map.of(
                        "rule", refusal.rule().id(),
                        "meaning", refusal.rule().sentence(),
                        "detail", refusal.detail()));
    }

    public static Page sessionClosed() {
        return Page.forPerson("session-closed", Map.of());
    }

    public static Page stillLoggedIn() {
        return Page.forPerson("still-logged-in", Map.of());
    }

    public static Page confirmLogout(String page) {
        return Page.forPerson("confirm-logout", Map.of("page", page));
    }
}
