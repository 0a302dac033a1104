package io.github.psc4j.mock;

import io.github.psc4j.mock.internal.persona.Activity;
import io.github.psc4j.mock.internal.persona.Practice;
import io.github.psc4j.mock.internal.persona.UserInfo;
import java.util.List;
import java.util.Optional;

/** The bundled people. All invented: names, numbers (in ranges that are not given out) and places. */
public final class Personas {

    /** A general practitioner with a practice of her own and consultations in a hospital. */
    public static final Persona PHYSICIAN = new Persona(
            "physician",
            "Dr Capucine Fauxmédecin",
            "Médecin, médecine générale",
            "Deux activités : cabinet libéral et hôpital.",
            UserInfo.rpps("99910001017")
                    .named("MME", "Capucine", "FAUXMÉDECIN")
                    .practice(Practice.of("10", "DR", "Capucine", "FAUXMÉDECIN")
                            .skill("S", "SM54")
                            .activity(Activity.of("L", "SA07", "GENR01")
                                    .structure("R910017", "CABINET DU DR FAUXMÉDECIN", "499910001017005")
                                    .with("numeroSiretSite", "99910010000018")
                                    .with("numeroSirenSite", "999100100")
                                    .with("codeRole", "FON-01")
                                    .with("complementDestinataire", "CABINET DU DR FAUXMÉDECIN")
                                    .address("12", "R", "DES ESSAIS", "99100", "VILLEFICTIVE")
                                    .with("telephone", "0100000001")
                                    .with("autoriteDenregistrement", "CNOM/CNOM/CNOM"))
                            .activity(Activity.of("S", "SA01", "GENR01")
                                    .structure("F990001109", "CH IMAGINAIRE DE VILLEFICTIVE", "1990001109")
                                    .with("numeroFinessSite", "990001109")
                                    .with("numeroFinessetablissementJuridique", "990002206")
                                    .with("numeroSiretSite", "99910020900017")
                                    .with("numeroSirenSite", "999100209")
                                    .with("codeRole", "FON-33")
                                    .address("1", "AV", "DU PROTOTYPE", "99100", "VILLEFICTIVE")
                                    .with("telephone", "0100000002")
                                    .with("autoriteDenregistrement", "CNOM/CNOM/ARS")))
                    .build(),
            Optional.empty());

    /** A nurse in private practice. */
    public static final Persona NURSE = new Persona(
            "nurse",
            "Théodore Exemplaire",
            "Infirmier",
            "Une activité libérale en cabinet de groupe.",
            UserInfo.rpps("99910002023")
                    .named("M", "Théodore", "EXEMPLAIRE")
                    .practice(Practice.of("60", "", "Théodore", "EXEMPLAIRE")
                            .activity(Activity.of("L", "SA08", "GENR01")
                                    .structure("R910023", "CABINET INFIRMIER EXEMPLAIRE", "499910002023002")
                                    .address("7", "BD", "DE LA MAQUETTE", "99200", "BOURG-TÉMOIN")
                                    .with("telephone", "0100000003")
                                    .with("autoriteDenregistrement", "ARS/CPAM/CPAM")))
                    .build(),
            Optional.empty());

    /** The owner of a community pharmacy: section A of the register. */
    public static final Persona PHARMACIST = new Persona(
            "pharmacist",
            "Apolline Spécimen",
            "Pharmacienne, section A",
            "Titulaire d’une officine.",
            UserInfo.rpps("99910003039")
                    .named("MME", "Apolline", "SPÉCIMEN")
                    .practice(Practice.of("21", "DR", "Apolline", "SPÉCIMEN")
                            .activity(Activity.of("L", "SA33", "GENR01")
                                    .structure("F990003303", "PHARMACIE DU SPÉCIMEN", "1990003303")
                                    .with("codeSectionPharmacien", "A")
                                    .with("codeRole", "FON-03")
                                    .with("numeroFinessSite", "990003303")
                                    .with("numeroFinessetablissementJuridique", "990004400")
                                    .with("numeroSiretSite", "99910030800017")
                                    .with("numeroSirenSite", "999100308")
                                    .with("enseigneCommercialeSite", "PHARMACIE DU SPÉCIMEN")
                                    .address("3", "PL", "DU GABARIT", "99300", "SIMULIE-LES-BAINS")
                                    .with("telephone", "0100000004")
                                    .with("adresseEMail", "officine@exemple.invalid")
                                    .with("autoriteDenregistrement", "CNOP/CNOP/CNOP")))
                    .build(),
            Optional.empty());

    /** An employee of a hospital: no RPPS number, no regulated profession, known by the employer's SIRET number. */
    public static final Persona HOSPITAL_EMPLOYEE = new Persona(
            "hospital-employee",
            "Gaspard Figurant",
            "Employé d’un établissement",
            "Sans RPPS ni profession réglementée : identifiant formé sur le SIRET de l’employeur.",
            UserInfo.known("599910040700017/FIG00042", "SIRET")
                    .named("M", "Gaspard", "FIGURANT")
                    .build(),
            Optional.empty());

    /** An identity made with EDIT, the tool for the sandbox: its identifier is no number of any register. */
    public static final Persona TEST_IDENTITY = new Persona(
            "test-identity",
            "Ondine Bacassable",
            "Pédicure-podologue",
            "Identité de test : identifiant ANS et horodatage, origine EDIT.",
            UserInfo.known("ANS20260102030405", "EDIT")
                    .named("MME", "Ondine", "BACASSABLE")
                    .practice(Practice.of("80", "", "Ondine", "BACASSABLE")
                            .activity(Activity.of("L", "SA07", "GENR01")
                                    .structure("R910045", "CABINET BACASSABLE", "")
                                    .address("21", "ALL", "DES BROUILLONS", "99400", "ESSAI-SUR-MER")
                                    .with("autoriteDenregistrement", "CNOPP/CNOPP/CNOPP")))
                    .build(),
            Optional.empty());

    /** A retired midwife: an RPPS number, and no practice any more. */
    public static final Persona NO_PRACTICE = new Persona(
            "no-practice",
            "Blandine Factice",
            "Aucun exercice en cours",
            "Un numéro RPPS, mais ni exercice ni activité.",
            UserInfo.rpps("99910004045").named("MME", "Blandine", "FACTICE").build(),
            Optional.empty());

    private Personas() {}

    /**
     * All the bundled people, in the order of the login page.
     *
     * @return the people
     */
    public static List<Persona> all() {
        return List.of(PHYSICIAN, NURSE, PHARMACIST, HOSPITAL_EMPLOYEE, TEST_IDENTITY, NO_PRACTICE);
    }
}
