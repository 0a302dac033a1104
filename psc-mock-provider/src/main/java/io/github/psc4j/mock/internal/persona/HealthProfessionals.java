package io.github.psc4j.mock.internal.persona;

import io.github.psc4j.mock.internal.util.Numbers;
import io.github.psc4j.mock.model.Persona;
import io.github.psc4j.mock.model.Practice;

/** The bundled health professionals who are no physicians. */
public final class HealthProfessionals {

    private HealthProfessionals() {}

    public static Persona nurse() {
        String rpps = Numbers.rpps(1, 202);
        return Persona.builder("nurse")
                .shownAs("Théodore Exemplaire", "Infirmier", "Une activité libérale en cabinet de groupe.")
                .rpps(rpps)
                .named("M", "Théodore", "EXEMPLAIRE")
                .practice(Practice.of("60")
                        .activity(Places.office("SA08", rpps, "R910023", "CABINET INFIRMIER EXEMPLAIRE")
                                .address("7", "BD", "DE LA MAQUETTE", "99200", "BOURG-TÉMOIN")
                                .with("telephone", "0199000003")
                                .with("autoriteDenregistrement", "ARS/CPAM/CPAM")))
                .build();
    }

    public static Persona advancedPracticeNurse() {
        return Persona.builder("advanced-practice-nurse")
                .shownAs(
                        "Faustine Hypothétique",
                        "Infirmière en pratique avancée",
                        "Savoir-faire d’une profession autre que médecin, maison de santé.")
                .rpps(Numbers.rpps(1, 1414))
                .named("MME", "Faustine", "HYPOTHÉTIQUE")
                .practice(Practice.of("60")
                        .skill("S", "SI01")
                        .activity(Places.healthCentre("S")
                                .with("codeRole", "FON-33")
                                .with("autoriteDenregistrement", "ONI/ONI/ARS")))
                .build();
    }

    public static Persona midwife() {
        String rpps = Numbers.rpps(1, 1515);
        return Persona.builder("midwife")
                .shownAs("Clémence Nouveaunée", "Sage-femme", "Cabinet libéral et protection maternelle et infantile.")
                .rpps(rpps)
                .named("MME", "Clémence", "NOUVEAUNÉE")
                .practice(Practice.of("50")
                        .activity(Places.office("SA07", rpps, "R910152", "CABINET DE MME NOUVEAUNÉE")
                                .address("5", "IMP", "DES BERCEAUX VIDES", "99300", "SIMULIE-LES-BAINS")
                                .with("autoriteDenregistrement", "CNOSF/CNOSF/CNOSF"))
                        .activity(Places.hospital("FON-39")
                                .with("codeSecteurDactivite", "SA15")
                                .with("autoriteDenregistrement", "CNOSF/CNOSF/ARS")))
                .build();
    }

    public static Persona pharmacist() {
        return Persona.builder("pharmacist")
                .shownAs("Apolline Spécimen", "Pharmacienne, section A", "Titulaire d’une officine.")
                .rpps(Numbers.rpps(1, 303))
                .named("MME", "Apolline", "SPÉCIMEN")
                .practice(Practice.of("21")
                        .title("DR")
                        .activity(Places.Structure.PHARMACY
                                .activity("L", "SA33", "GENR01")
                                .with("codeSectionPharmacien", "A")
                                .with("codeRole", "FON-03")
                                .with("enseigneCommercialeSite", "PHARMACIE DU SPÉCIMEN")
                                .address("3", "PL", "DU GABARIT", "99300", "SIMULIE-LES-BAINS")
                                .with("telephone", "0199000004")
                                .with("adresseEMail", "officine@exemple.invalid")
                                .with("autoriteDenregistrement", "CNOP/CNOP/CNOP")))
                .build();
    }

    public static Persona hospitalPharmacist() {
        return Persona.builder("hospital-pharmacist")
                .shownAs(
                        "Octave Préparé",
                        "Pharmacien, section H",
                        "Gérant de la pharmacie à usage intérieur d’un hôpital.")
                .rpps(Numbers.rpps(1, 1616))
                .named("M", "Octave", "PRÉPARÉ")
                .practice(Practice.of("21")
                        .title("DR")
                        .activity(Places.hospital("FON-37")
                                .with("codeSectionPharmacien", "H")
                                .with("autoriteDenregistrement", "CNOP/CNOP/ARS + CNOP")))
                .build();
    }

    public static Persona biologist() {
        return Persona.builder("biologist")
                .shownAs(
                        "Ernestine Éprouvette",
                        "Pharmacienne biologiste, section G",
                        "Biologiste responsable d’un laboratoire.")
                .rpps(Numbers.rpps(1, 1717))
                .named("MME", "Ernestine", "ÉPROUVETTE")
                .practice(Practice.of("21")
                        .title("DR")
                        .activity(Places.Structure.LABORATORY
                                .activity("L", "SA25", "GENR01")
                                .with("codeSectionPharmacien", "G")
                                .with("codeRole", "FON-40")
                                .address("11", "CHE", "DES ÉPROUVETTES", "99500", "SIMULOPOLIS")
                                .with("autoriteDenregistrement", "CNOP/CNOP/ARS + CNOP")))
                .build();
    }

    public static Persona dentist() {
        String rpps = Numbers.rpps(1, 1818);
        return Persona.builder("dentist")
                .shownAs("Dr Melchior Molaire", "Chirurgien-dentiste", "Chirurgie orale, cabinet individuel.")
                .rpps(rpps)
                .named("M", "Melchior", "MOLAIRE")
                .practice(Practice.of("40")
                        .title("DR")
                        .skill("S", "SCD02")
                        .activity(Places.office("SA07", rpps, "R910182", "CABINET DU DR MOLAIRE")
                                .with("codeRole", "FON-01")
                                .address("32", "R", "DES DENTS DE LAIT", "99200", "BOURG-TÉMOIN")
                                .with("autoriteDenregistrement", "ONCD/ONCD/ONCD")))
                .build();
    }

    public static Persona physiotherapist() {
        String rpps = Numbers.rpps(1, 1919);
        return Persona.builder("physiotherapist")
                .shownAs("Gwendoline Souplesse", "Masseur-kinésithérapeute", "Collaboratrice en cabinet de groupe.")
                .rpps(rpps)
                .named("MME", "Gwendoline", "SOUPLESSE")
                .practice(Practice.of("70")
                        .activity(Places.office("SA08", rpps, "R910192", "CABINET DU MOUVEMENT PERPÉTUEL")
                                .with("codeRole", "FON-17")
                                .address("18", "ALL", "DES ÉTIREMENTS", "99400", "ESSAI-SUR-MER")
                                .with("autoriteDenregistrement", "CNOMK/CNOMK/CNOMK")))
                .build();
    }

    public static Persona podiatrist() {
        String rpps = Numbers.rpps(1, 2020);
        return Persona.builder("podiatrist")
                .shownAs("Isidore Semelle", "Pédicure-podologue", "Une activité libérale, cabinet individuel.")
                .rpps(rpps)
                .named("M", "Isidore", "SEMELLE")
                .practice(Practice.of("80")
                        .activity(Places.office("SA07", rpps, "R910202", "CABINET DE M SEMELLE")
                                .address("2", "R", "DE L’EMPREINTE", "99200", "BOURG-TÉMOIN")
                                .with("autoriteDenregistrement", "CNOPP/CNOPP/CNOPP")))
                .build();
    }

    public static Persona psychologist() {
        return Persona.builder("psychologist")
                .shownAs(
                        "Rosalie Introspection",
                        "Psychologue",
                        "Usagère de titre (profession 93), salariée d’un EHPAD.")
                .rpps(Numbers.rpps(1, 2121))
                .named("MME", "Rosalie", "INTROSPECTION")
                .practice(Practice.of("93")
                        .activity(Places.Structure.NURSING_HOME
                                .activity("S", "SA17", "GENR01")
                                .with("codeRole", "FON-33")
                                .address("1", "HAM", "DES NUAGES", "99800", "CITÉ-DU-SONGE")
                                .with("autoriteDenregistrement", "//ARS")))
                .build();
    }

    public static Persona twoProfessions() {
        String rpps = Numbers.rpps(1, 2222);
        return Persona.builder("two-professions")
                .shownAs(
                        "Aristide Multiple",
                        "Masseur-kinésithérapeute et ostéopathe",
                        "Plusieurs exercices : deux professions, trois activités, deux rôles.")
                .rpps(rpps)
                .named("M", "Aristide", "MULTIPLE")
                .practice(Practice.of("70")
                        .activity(Places.office("SA08", rpps, "R910222", "CABINET DES DEUX MAINS")
                                .with("codeRole", "FON-01")
                                .address("22", "SQ", "DU DOUBLE", "99600", "TROMPE-L’ŒIL")
                                .with("autoriteDenregistrement", "CNOMK/CNOMK/CNOMK"))
                        .activity(Places.healthCentre("L").with("autoriteDenregistrement", "CNOMK/CNOMK/ARS")))
                .practice(Practice.of("71")
                        .activity(Places.office("SA07", rpps, "R910223", "OSTÉOPATHIE DES DEUX MAINS")
                                .with("codeRole", "FON-01")
                                .address("24", "SQ", "DU DOUBLE", "99600", "TROMPE-L’ŒIL")
                                .with("autoriteDenregistrement", "//ARS")))
                .build();
    }
}
