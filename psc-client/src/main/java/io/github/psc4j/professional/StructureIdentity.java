package io.github.psc4j.professional;

import io.github.psc4j.nomenclature.Coded;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells whether two activities are at the same structure, and merges what is said of it. */
final class StructureIdentity {

    private static final Pattern ZEROS = Pattern.compile("0+|.?000000000.*", Pattern.DOTALL);

    private StructureIdentity() {}

    /**
     * The strongest identifier the document holds, which does not depend on telephone numbers or spelling. Numbers full
     * of zeros identify nothing.
     */
    static String of(Workplace workplace) {
        return identified("technical", workplace.technicalId())
                .or(() -> identified("finess", workplace.finess()))
                .or(() -> identified("siret", workplace.siret()))
                .or(() -> identified("former", workplace.formerId()))
                .orElseGet(() -> described(workplace));
    }

    /**
     * Every name it can be known by again: each identifier of its own, or the description if it has none. A company or legal
     * entity has many structures and names none of them.
     */
    static List<String> all(Workplace workplace) {
        List<String> identifiers = Stream.of(
                        identified("technical", workplace.technicalId()),
                        identified("finess", workplace.finess()),
                        identified("siret", workplace.siret()),
                        identified("former", workplace.formerId()))
                .flatMap(Optional::stream)
                .toList();
        return identifiers.isEmpty() ? List.of(described(workplace)) : identifiers;
    }

    /** The one of these structures that this is, in the words of one activity. */
    static Optional<Workplace> among(List<Workplace> distinct, Workplace workplace) {
        return distinct.stream()
                .filter(known -> of(known).equals(of(workplace)) && agree(known, workplace))
                .findFirst();
    }

    /** All that tells it from another structure of the same strongest identifier. */
    static String inFull(Workplace workplace) {
        return Stream.of(
                        identified("technical", workplace.technicalId()),
                        identified("finess", workplace.finess()),
                        identified("entity", workplace.legalEntityFiness()),
                        identified("siren", workplace.siren()),
                        identified("siret", workplace.siret()),
                        identified("former", workplace.formerId()))
                .flatMap(Optional::stream)
                .toList()
                .toString();
    }

    /** Distinct structures, each with every identifier that any activity gives for it. */
    static List<Workplace> distinct(Stream<Workplace> workplaces) {
        Map<String, List<Workplace>> byIdentity = new LinkedHashMap<>();
        workplaces.forEach(
                workplace -> add(byIdentity.computeIfAbsent(of(workplace), k -> new ArrayList<>()), workplace));
        return byIdentity.values().stream().flatMap(List::stream).toList();
    }

    private static void add(List<Workplace> known, Workplace workplace) {
        for (int i = 0; i < known.size(); i++) {
            if (agree(known.get(i), workplace)) {
                known.set(i, merge(known.get(i), workplace));
                return;
            }
        }
        known.add(workplace);
    }

    private static Optional<String> identified(String kind, Optional<? extends Identifier> identifier) {
        return meaningful(identifier).map(value -> kind + ":" + value);
    }

    /** Zeros stand for "none", also behind the character that tells the kind of a structure identifier. */
    private static Optional<String> meaningful(Optional<? extends Identifier> identifier) {
        return identifier.map(found -> found.value().toUpperCase(Locale.ROOT)).filter(value -> !isPlaceholder(value));
    }

    static boolean isPlaceholder(String value) {
        return ZEROS.matcher(value).matches();
    }

    /** Parts as they were sent, not as they are formatted: a better label must not make another structure of it. */
    private static String described(Workplace workplace) {
        PostalAddress address = workplace.address();
        return "described:"
                + Stream.of(
                                meaningful(workplace.legalEntityFiness()),
                                meaningful(workplace.siren()),
                                workplace.legalName(),
                                workplace.tradeName(),
                                address.recipient(),
                                address.location(),
                                address.number(),
                                address.repetition(),
                                address.streetType().map(Coded::code),
                                address.street(),
                                address.distribution(),
                                address.postalCode(),
                                address.communeCode(),
                                address.deliveryOffice())
                        .map(part ->
                                part.orElse("").strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT))
                        .toList();
    }

    /** Whether nothing that is said of the one contradicts what is said of the other. */
    static boolean agree(Workplace a, Workplace b) {
        return agree(a.technicalId(), b.technicalId())
                && agree(a.finess(), b.finess())
                && agree(a.legalEntityFiness(), b.legalEntityFiness())
                && agree(a.siren(), b.siren())
                && agree(a.siret(), b.siret())
                && agree(a.formerId(), b.formerId());
    }

    private static boolean agree(Optional<? extends Identifier> a, Optional<? extends Identifier> b) {
        Optional<String> one = meaningful(a);
        Optional<String> other = meaningful(b);
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }

    private static Workplace merge(Workplace a, Workplace b) {
        return new Workplace(
                a.legalName().or(b::legalName),
                a.tradeName().or(b::tradeName),
                a.finess().or(b::finess),
                a.legalEntityFiness().or(b::legalEntityFiness),
                a.siren().or(b::siren),
                a.siret().or(b::siret),
                a.technicalId().or(b::technicalId),
                a.formerId().or(b::formerId),
                a.address().isEmpty() ? b.address() : a.address(),
                a.contact().isEmpty() ? b.contact() : a.contact());
    }
}
