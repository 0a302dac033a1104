package io.github.psc4j.professional;

import io.github.psc4j.nomenclature.Coded;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** How to greet a person: see {@link Professional#displayName()}. */
final class DisplayName {

    private static final String UNNAMED = "Nom non communiqué";
    private static final Map<String, String> ABBREVIATIONS =
            Map.of("DR", "Dr", "PR", "Pr", "M", "M.", "MME", "Mme", "MLLE", "Mme");
    private static final String TITLES = "TRE_R11-CiviliteExercice";

    private DisplayName() {}

    static String of(PersonName civilName, Optional<Coded> civility, List<Practice> practices) {
        String name = agreed(
                        practices,
                        practice -> Optional.of(practice.name().display()).filter(shown -> !shown.isEmpty()))
                .orElseGet(civilName::display);
        if (name.isEmpty()) {
            return UNNAMED;
        }
        return title(practices, DisplayName::isTitle)
                .or(() -> civility.filter(Coded::isKnown).map(DisplayName::shown))
                .or(() -> title(practices, Coded::isKnown))
                .map(title -> title + " " + name)
                .orElse(name);
    }

    private static Optional<String> title(List<Practice> practices, Predicate<Coded> accepted) {
        return agreed(practices, practice -> practice.title().filter(accepted).map(DisplayName::shown));
    }

    /** What all practices that say something agree on: none of them is more the person than the others. */
    private static Optional<String> agreed(List<Practice> practices, Function<Practice, Optional<String>> part) {
        Map<String, String> said = new LinkedHashMap<>();
        practices.stream()
                .map(part)
                .flatMap(Optional::stream)
                .forEach(word -> said.putIfAbsent(word.toUpperCase(Locale.ROOT), word));
        return said.size() == 1 ? said.values().stream().findAny() : Optional.empty();
    }

    private static boolean isTitle(Coded coded) {
        return coded.concept()
                .filter(concept -> concept.system().name().equals(TITLES))
                .isPresent();
    }

    private static String shown(Coded coded) {
        return Optional.ofNullable(ABBREVIATIONS.get(coded.code()))
                .or(coded::label)
                .orElse("");
    }
}
