package io.github.psc4j.mock.internal.page;

import io.github.psc4j.mock.internal.settings.Origins;
import io.github.psc4j.mock.model.LoginMethod;
import io.github.psc4j.mock.model.Persona;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pages between the service's request and the way back: who, with what, and what can go wrong. */
public final class LoginPages {

    /** The answer that lets the person in. */
    public static final String CONFIRM = "confirm";

    private LoginPages() {}

    /** The people to choose from. */
    public static Page people(String page, String clientId, Collection<Persona> personas, LoginMethod means) {
        return Page.forPerson(
                "people",
                Map.of(
                        "client",
                        clientId,
                        "address",
                        Origins.LOGIN_PATH,
                        "page",
                        page,
                        "card",
                        means == LoginMethod.CARD,
                        "groups",
                        groups(personas)));
    }

    private static List<Map<String, Object>> groups(Collection<Persona> personas) {
        Map<PersonaGroup, List<Map<String, Object>>> members = new EnumMap<>(PersonaGroup.class);
        personas.forEach(persona -> members.computeIfAbsent(PersonaGroup.of(persona), group -> new ArrayList<>())
                .add(person(persona)));
        List<Map<String, Object>> groups = new ArrayList<>();
        members.forEach(
                (group, people) -> groups.add(Map.of("id", group.id(), "heading", group.title(), "people", people)));
        return groups;
    }

    private static Map<String, Object> person(Persona persona) {
        return Map.of(
                "id", persona.id(),
                "label", persona.label(),
                "profession", persona.profession(),
                "description", persona.description());
    }

    /** The telephone, or the card reader, of a person who was chosen. */
    public static Page means(
            String page, Persona persona, LoginMethod means, String number, Optional<LoginProblem> obstacle) {
        return Page.forPerson(
                means == LoginMethod.MOBILE ? "mobile" : "card",
                Map.of(
                        "address", Origins.LOGIN_PATH,
                        "page", page,
                        "persona", persona.id(),
                        "label", persona.label(),
                        "means", means.name(),
                        "number", number,
                        "confirm", CONFIRM,
                        "obstacle", obstacle.map(LoginProblem::message).orElse(""),
                        "incidents", incidents(means)));
    }

    private static List<Map<String, String>> incidents(LoginMethod means) {
        return LoginProblem.of(means).stream()
                .map(obstacle -> Map.of("id", obstacle.id(), "label", obstacle.label()))
                .toList();
    }
}
