package io.github.psc4j.example.web;

import io.github.psc4j.assurance.Assurance;
import io.github.psc4j.nomenclature.Coded;
import io.github.psc4j.professional.Identifier;
import io.github.psc4j.professional.Professional;
import io.github.psc4j.professional.Rpps;
import io.github.psc4j.professional.WorkSituation;
import io.github.psc4j.professional.Workplace;
import io.github.psc4j.session.PscSession;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the page shows, in words. Prints nothing.
 *
 * @param nom the name
 * @param rpps the RPPS number, or that there is none
 * @param professions the professions with their official labels
 * @param specialites the specialties with their official labels
 * @param lieux the places of work
 * @param situations what the person can choose to work as now
 * @param situation the label of what they chose; empty until they do
 * @param niveau the level of assurance
 * @param fin when the session ends
 */
record EspacePage(
        String nom,
        String rpps,
        List<String> professions,
        List<String> specialites,
        List<Lieu> lieux,
        List<Choix> situations,
        String situation,
        String niveau,
        String fin) {

    private static final DateTimeFormatter HEURE =
            DateTimeFormatter.ofPattern("HH 'h' mm", Locale.FRENCH).withZone(ZoneId.of("Europe/Paris"));

    /**
     * A place of work.
     *
     * @param nom its name
     * @param identifiants its identifiers
     * @param adresse the lines of its address
     */
    record Lieu(String nom, List<Identifiant> identifiants, List<String> adresse) {}

    /**
     * An identifier of a place.
     *
     * @param type what kind it is
     * @param valeur the number
     */
    record Identifiant(String type, String valeur) {}

    /**
     * A line of the menu of situations.
     *
     * @param cle what the form sends
     * @param libelle what the person reads
     * @param choisie whether this is the one they work in now
     */
    record Choix(String cle, String libelle, boolean choisie) {}

    static EspacePage of(PscSession session, Optional<WorkSituation> chosen) {
        Professional person = session.professional();
        return new EspacePage(
                person.displayName(),
                person.rpps().map(Rpps::value).orElse("Aucun numéro RPPS"),
                person.professions().stream().map(EspacePage::label).toList(),
                person.specialties().stream()
                        .map(specialty -> label(specialty.coded()))
                        .toList(),
                person.workplaces().stream().map(EspacePage::lieu).toList(),
                person.workSituations().stream()
                        .map(situation -> new Choix(
                                situation.key(),
                                situation.label(),
                                chosen.filter(situation::equals).isPresent()))
                        .toList(),
                chosen.map(WorkSituation::label).orElse(""),
                niveau(session.assurance()),
                HEURE.format(session.expiresAt()));
    }

    private static String niveau(Assurance assurance) {
        if (assurance.statement() == Assurance.Statement.NOT_STATED) {
            return "Non précisé par Pro Santé Connect";
        }
        return switch (assurance.level()) {
                    case EIDAS1 -> "Niveau 1 (eidas1)";
                    case EIDAS2 -> "Niveau 2 (eidas2)";
                    case EIDAS3 -> "Niveau 3 (eidas3)";
                }
                + ", déclaré par Pro Santé Connect";
    }

    private static Lieu lieu(Workplace place) {
        List<Identifiant> identifiers = Stream.of(
                        identifiant("FINESS du site", place.finess()),
                        identifiant("FINESS de l’entité juridique", place.legalEntityFiness()),
                        identifiant("SIRET", place.siret()),
                        identifiant("SIREN", place.siren()),
                        identifiant("Identifiant dans l’annuaire", place.technicalId()))
                .flatMap(Optional::stream)
                .toList();
        String name = place.name().orElse("Structure sans nom communiqué");
        // Many addresses begin with the name again.
        List<String> address = place.address().lines().stream()
                .filter(line -> !line.equals(name))
                .toList();
        return new Lieu(name, identifiers, address);
    }

    private static Optional<Identifiant> identifiant(String type, Optional<? extends Identifier> identifier) {
        return identifier.map(found -> new Identifiant(type, found.value()));
    }

    /** A code that the tables do not know is still the person's: it is shown as it came. */
    private static String label(Coded coded) {
        return coded.label().orElseGet(() -> "Code " + coded.code());
    }

    @Override
    public String toString() {
        return "EspacePage[•••]";
    }
}
