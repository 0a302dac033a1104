package io.github.psc4j.mock.internal.persona;

import io.github.psc4j.mock.internal.util.Numbers;
import io.github.psc4j.mock.model.Activity;
import io.github.psc4j.mock.model.Persona;
import io.github.psc4j.mock.model.Practice;

/** The bundled people whose identifiers or state make them interesting. */
public final class SpecialCases {

    private static final String ADELI = Numbers.adeli("91", 1);

    private SpecialCases() {}

    public static Persona testIdentity() {
        return Persona.builder("test-identity")
                .shownAs(
                        "Ondine Bacassable",
                        "Pédicure-podologue",
                        "Identité de test : identifiant ANS et horodatage, origine EDIT.")
                .nationalId("ANS20260102030405", "EDIT")
                .named("MME", "Ondine", "BACASSABLE")
                .practice(Practice.of("80")
                        .activity(Activity.of("L", "SA07", "GENR01")
                                .structure("R910045", "CABINET BACASSABLE", "")
                                .address("21", "ALL", "DES BROUILLONS", "99400", "ESSAI-SUR-MER")
                                .with("autoriteDenregistrement", "CNOPP/CNOPP/CNOPP")))
                .build();
    }

    public static Persona adeli() {
        return Persona.builder("adeli")
                .shownAs(
                        "Mathurin Diction (avant)",
                        "Orthophoniste",
                        "Encore connu par son numéro ADELI : le même homme que « après », avant son passage au RPPS.")
                .nationalId("0" + ADELI, "ADELI")
                .named("M", "Mathurin", "DICTION")
                .practice(speechTherapist())
                .build();
    }

    public static Persona adeliMovedToRpps() {
        return Persona.builder("adeli-moved-to-rpps")
                .shownAs(
                        "Mathurin Diction (après)",
                        "Orthophoniste",
                        "Passé d’ADELI à RPPS : le nouvel identifiant, et l’ancien parmi les autres.")
                .rpps(Numbers.rpps(1, 2424))
                .alsoKnownAs("0" + ADELI, "ADELI")
                .named("M", "Mathurin", "DICTION")
                .practice(speechTherapist())
                .build();
    }

    public static Persona psiAccount() {
        String rpps = Numbers.rpps(1, 2525);
        return Persona.builder("psi-account")
                .shownAs(
                        "Gontran Fusionné",
                        "Infirmier",
                        "Compte Pro Santé Identité : identifiant UUID (supposé), RPPS parmi les autres.")
                .nationalId("0f9c3d52-7a41-4e0b-9d6e-99910025255a", "PSI")
                .alsoKnownAs("8" + rpps, "RPPS")
                .named("M", "Gontran", "FUSIONNÉ")
                .practice(Practice.of("60")
                        .activity(Places.hospital("FON-33").with("autoriteDenregistrement", "ONI/ONI/ARS")))
                .build();
    }

    public static Persona struckOff() {
        return Persona.builder("struck-off")
                .shownAs(
                        "Aurélien Radié",
                        "Ancien chirurgien-dentiste",
                        "Radié : l’exercice subsiste sans aucune activité (forme supposée). À refuser par votre service.")
                .rpps(Numbers.rpps(1, 2626))
                .named("M", "Aurélien", "RADIÉ")
                .practice(Practice.of("40").title("DR"))
                .build();
    }

    public static Persona noPractice() {
        return Persona.builder("no-practice")
                .shownAs(
                        "Blandine Factice",
                        "Aucun exercice en cours",
                        "Sage-femme retraitée : un numéro RPPS, mais ni exercice ni activité.")
                .rpps(Numbers.rpps(1, 404))
                .named("MME", "Blandine", "FACTICE")
                .build();
    }

    private static Practice speechTherapist() {
        return Practice.of("91")
                .activity(Activity.of("L", "SA07", "GENR01")
                        .structure("R910242", "CABINET D’ORTHOPHONIE DICTION", "0" + ADELI + "00")
                        .address("9", "VLA", "DES VOYELLES", "99800", "CITÉ-DU-SONGE")
                        .with("autoriteDenregistrement", "ARS/CPAM/CPAM"));
    }
}
