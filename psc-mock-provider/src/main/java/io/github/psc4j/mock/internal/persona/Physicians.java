package io.github.psc4j.mock.internal.persona;

import io.github.psc4j.mock.internal.util.Numbers;
import io.github.psc4j.mock.model.Activity;
import io.github.psc4j.mock.model.Persona;
import io.github.psc4j.mock.model.Practice;

/** The bundled physicians. */
public final class Physicians {

    private static final String PHYSICIAN = "10";
    private static final String BOARD = "CNOM/CNOM/CNOM";

    private Physicians() {}

    public static Persona generalPractitioner() {
        String rpps = Numbers.rpps(1, 101);
        String siren = Numbers.siren(10010);
        return Persona.builder("physician")
                .shownAs(
                        "Dr Capucine Fauxmédecin",
                        "Médecin, médecine générale",
                        "Deux activités : cabinet libéral et hôpital.")
                .rpps(rpps)
                .named("MME", "Capucine", "FAUXMÉDECIN")
                .practice(physician("SM54")
                        .activity(Places.office("SA07", rpps, "R910017", "CABINET DU DR FAUXMÉDECIN")
                                .with("numeroSiretSite", Numbers.siret(siren, 1))
                                .with("numeroSirenSite", siren)
                                .with("codeRole", "FON-01")
                                .address("12", "R", "DES ESSAIS", "99100", "VILLEFICTIVE")
                                .with("telephone", "0199000001")
                                .with("autoriteDenregistrement", BOARD))
                        .activity(Places.hospital("FON-33")))
                .build();
    }

    public static Persona cardiologist() {
        String rpps = Numbers.rpps(1, 505);
        String siren = Numbers.siren(10110);
        return Persona.builder("cardiologist")
                .shownAs(
                        "Dr Hippolyte Chimérique",
                        "Médecin, cardiologie",
                        "Associé d’une société d’exercice libéral, une seule activité.")
                .rpps(rpps)
                .named("M", "Hippolyte", "CHIMÉRIQUE")
                .practice(physician("SM04")
                        .activity(Places.office("SA09", rpps, "R910051", "SELARL CARDIOLOGIE DU LEURRE")
                                .with("numeroSiretSite", Numbers.siret(siren, 1))
                                .with("numeroSirenSite", siren)
                                .with("codeRole", "FON-02")
                                .address("45", "QU", "DU LEURRE", "99100", "VILLEFICTIVE")
                                .with("autoriteDenregistrement", BOARD)))
                .build();
    }

    public static Persona hospitalPhysician() {
        return Persona.builder("hospital-physician")
                .shownAs(
                        "Pr Léopoldine Prétendue",
                        "Médecin, anesthésie-réanimation",
                        "Professeure, salariée de deux hôpitaux.")
                .rpps(Numbers.rpps(1, 606))
                .named("MME", "Léopoldine", "PRÉTENDUE")
                .practice(Practice.of(PHYSICIAN)
                        .title("PR")
                        .skill("S", "SM02")
                        .activity(Places.universityHospital("FON-33"))
                        .activity(Places.hospital("FON-33")))
                .build();
    }

    public static Persona replacingPhysician() {
        return Persona.builder("replacing-physician")
                .shownAs(
                        "Dr Côme Passager",
                        "Médecin, médecine générale, remplaçant",
                        "Remplace sans lieu à lui : l’activité n’a ni structure ni adresse.")
                .rpps(Numbers.rpps(1, 707))
                .named("M", "Côme", "PASSAGER")
                .practice(physician("SM53")
                        .activity(Activity.of("L", "SA43", "GENR03")
                                .with("codeRole", "FON-22")
                                .with("autoriteDenregistrement", BOARD)))
                .build();
    }

    public static Persona volunteerPhysician() {
        return Persona.builder("volunteer-physician")
                .shownAs(
                        "Dr Philomène Désintéressée",
                        "Médecin, psychiatrie",
                        "Salariée d’un hôpital et bénévole d’une association.")
                .rpps(Numbers.rpps(1, 808))
                .named("MME", "Philomène", "DÉSINTÉRESSÉE")
                .practice(physician("SM42")
                        .activity(Places.hospital("FON-33"))
                        .activity(Activity.of("B", "SA28", "GENR01")
                                .structure("C910081", "ASSOCIATION LES FANTÔMES SOLIDAIRES", "")
                                .with("codeRole", "FON-AU")
                                .address("2", "PL", "DU BROUILLARD", "99500", "SIMULOPOLIS")
                                .with("autoriteDenregistrement", "CNOM/CNOM/ARS")))
                .build();
    }

    public static Persona militaryPhysician() {
        return Persona.builder("military-physician")
                .shownAs(
                        "Médecin chef Ulysse Dumanuscrit",
                        "Médecin, médecine d’urgence, militaire",
                        "Catégorie militaire, titre de médecin chef, hôpital d’instruction des armées.")
                .rpps(Numbers.rpps(1, 909))
                .named("M", "Ulysse", "DUMANUSCRIT")
                .practice(Practice.of(PHYSICIAN)
                        .category("M")
                        .title("MC")
                        .skill("S", "SM59")
                        .activity(Places.Structure.MILITARY_HOSPITAL
                                .activity("S", "SA02", "GENR01")
                                .with("codeRole", "FON-33")
                                .address("4", "CRS", "DE LA MANŒUVRE", "99700", "PORT-SCÉNARIO")
                                .with("autoriteDenregistrement", "SSA/SSA/SSA")))
                .build();
    }

    public static Persona dispatchPhysician() {
        return Persona.builder("dispatch-physician")
                .shownAs(
                        "Dr Anatole Vraisemblable",
                        "Médecin, médecine d’urgence",
                        "Régulation médicale : Acces_Regulation_Medicale vaut VRAI (valeur supposée, jamais observée).")
                .rpps(Numbers.rpps(1, 1010))
                .named("M", "Anatole", "VRAISEMBLABLE")
                .practice(physician("SM59").activity(Places.universityHospital("FON-33")))
                .build()
                .withUserInfo(document -> {
                    document.put("Acces_Regulation_Medicale", "VRAI");
                    return document;
                });
    }

    public static Persona twoSkills() {
        String rpps = Numbers.rpps(1, 1111);
        Activity office = Places.office("SA08", rpps, "R910112", "CENTRE D’IMAGERIE DE L’ILLUSION")
                .address("16", "BD", "DES REFLETS", "99600", "TROMPE-L’ŒIL")
                .with("autoriteDenregistrement", BOARD);
        return Persona.builder("physician-two-skills")
                .shownAs(
                        "Dr Eulalie Figurée",
                        "Médecin, radiologie et médecine nucléaire",
                        "Deux savoir-faire, donc deux exercices de la même profession, et trois activités.")
                .rpps(rpps)
                .named("MME", "Eulalie", "FIGURÉE")
                .practice(physician("SM44").activity(office).activity(Places.hospital("FON-33")))
                .practice(Practice.of(PHYSICIAN)
                        .title("DR")
                        .skill("C", "C69")
                        .activity(Places.universityHospital("FON-33")))
                .build();
    }

    public static Persona intern() {
        return Persona.builder("student")
                .shownAs(
                        "Barnabé Brouillon",
                        "Étudiant en médecine, interne",
                        "Catégorie étudiant, sans titre ni savoir-faire.")
                .rpps(Numbers.rpps(1, 1212))
                .named("M", "Barnabé", "BROUILLON")
                .practice(Practice.of(PHYSICIAN).category("E").activity(Places.universityHospital("FON-48")))
                .build();
    }

    public static Persona foreignName() {
        String rpps = Numbers.rpps(1, 1313);
        return Persona.builder("foreign-name")
                .shownAs(
                        "Dr Siobhán Ní D’Ærøskøbing-Łukasiewicz",
                        "Médecin, pédiatrie",
                        "Nom à accents, apostrophe droite, trait d’union et lettres d’ailleurs ; nom d’exercice différent.")
                .rpps(rpps)
                .named("MME", "Siobhán Thị-Ánh", "NÍ D'ÆRØSKØBING-ŁUKASIEWICZ")
                .practice(physician("SM40")
                        .named("SIOBHAN", "O'FICTIF")
                        .activity(Places.office("SA08", rpps, "R910132", "CABINET DES TROIS Ÿ")
                                .address("3", "PAS", "DE L'ÎLE-AUX-GUILLEMETS", "99400", "ESSAI-SUR-MER")
                                .with("autoriteDenregistrement", BOARD)))
                .build();
    }

    private static Practice physician(String specialty) {
        return Practice.of(PHYSICIAN).title("DR").skill("S", specialty);
    }
}
