package io.github.psc4j.professional;

import io.github.psc4j.nomenclature.Coded;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells whether two activities are at the same structure, and merges what is said of it. */
final class StructureIdentity {

    private StructureIdentity() {}

    /**
     * The strongest identifier the document holds, which does not depend on telephone numbers or spelling. Numbers full
     * of zeros identify nothing.
     */
    static String of(Workplace workplace) {
        return identified("technical", workplace.technicalId())
                .or(() -> identified("finess", workplace.finess()))
                .or(() -> identified("siret", workplace.siret().filter(siret -> !siret.isPlaceholder())))
                .or(() -> identified("former", workplace.formerId()))
                .orElseGet(() -> described(workplace));
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
        return identifier.map(found -> kind + ":" + found.value().toUpperCase(Locale.ROOT));
    }

    /** Parts as they were sent, not as they are formatted: a better label must not make another structure of it. */
    private static String described(Workplace workplace) {
        PostalAddress address = workplace.address();
        return "described:"
                + Stream.of(
                                workplace.legalEntityFiness().map(Finess::value),
                                workplace
                                        .siren()
                                        .filter(siren -> !siren.isPlaceholder())
                                        .map(Siren::value),
                                workplace.legalName(),
                                workplace.tradeName(),
                                address.recipient(),
                                address.number(),
                                address.repetition(),
                                address.streetType().map(Coded::code),
                                address.street(),
                                address.postalCode(),
                                address.deliveryOffice())
                        .map(part -> part.orElse("").toUpperCase(Locale.ROOT))
                        .toList();
    }

    private static boolean agree(Workplace a, Workplace b) {
        return agree(a.technicalId(), b.technicalId())
                && agree(a.finess(), b.finess())
                && agree(a.legalEntityFiness(), b.legalEntityFiness())
                && agree(a.siren(), b.siren())
                && agree(a.siret(), b.siret())
                && agree(a.formerId(), b.formerId());
    }

    private static <T> boolean agree(Optional<T> a, Optional<T> b) {
        return a.isEmpty() || b.isEmpty() || Objects.equals(a, b);
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
