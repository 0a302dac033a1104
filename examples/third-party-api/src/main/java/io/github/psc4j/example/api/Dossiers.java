package io.github.psc4j.example.api;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** The cases, invented; each professional has some of them, and the same at every call. */
final class Dossiers {
    private static final int EACH = 3;

    private static final List<Dossier> ALL = List.of(
            new Dossier("DC-2026-0118", "Retour à domicile après hospitalisation", "En cours", day(11, 20)),
            new Dossier("DC-2026-0127", "Suivi d’un traitement au long cours", "En attente d’un avis", day(11, 18)),
            new Dossier("DC-2026-0131", "Bilan de prévention", "Terminé", day(11, 12)),
            new Dossier("DC-2026-0142", "Coordination de soins infirmiers", "En cours", day(11, 21)),
            new Dossier("DC-2026-0156", "Conciliation médicamenteuse", "En cours", day(11, 22)),
            new Dossier("DC-2026-0160", "Réunion pluriprofessionnelle", "Planifié", day(11, 19)));

    private Dossiers() {}

    static List<Dossier> of(String nationalId) {
        int first = Math.floorMod(nationalId.hashCode(), ALL.size());
        return IntStream.range(first, first + EACH)
                .mapToObj(i -> ALL.get(i % ALL.size()))
                .toList();
    }

    private static LocalDate day(int month, int day) {
        return LocalDate.of(2026, month, day);
    }
}
