package io.github.psc4j.mock.internal.page;

import io.github.psc4j.mock.model.Persona;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Under which heading a person stands on the login page: read from the document, so that one's own people find a place. */
enum PersonaGroup {
    PHYSICIANS("Médecins"),
    HEALTH_PROFESSIONALS("Autres professionnels de santé"),
    ROLES("Social, accueil et direction"),
    OTHERS("Cas particuliers");

    private static final Set<String> BY_ROLE = Set.of("99", "41");

    private final String title;

    PersonaGroup(String title) {
        this.title = title;
    }

    static PersonaGroup of(Persona persona) {
        Map<?, ?> practice = firstPractice(persona);
        String profession = String.valueOf(practice.get("codeProfession"));
        if (BY_ROLE.contains(profession)) {
            return ROLES;
        }
        boolean active = practice.get("activities") instanceof List<?> activities && !activities.isEmpty();
        boolean oneNumber = persona.nationalId().matches("8[0-9]{11}")
                && persona.userInfo().get("otherIds") instanceof List<?> others
                && others.size() == 1;
        if (!active || !oneNumber) {
            return OTHERS;
        }
        return profession.equals("10") ? PHYSICIANS : HEALTH_PROFESSIONALS;
    }

    private static Map<?, ?> firstPractice(Persona persona) {
        return persona.userInfo().get("SubjectRefPro") instanceof Map<?, ?> data
                        && data.get("exercices") instanceof List<?> practices
                        && !practices.isEmpty()
                        && practices.get(0) instanceof Map<?, ?> practice
                ? practice
                : Map.of();
    }

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String title() {
        return title;
    }
}
