package io.github.psc4j.mock.internal.persona;

import io.github.psc4j.mock.internal.util.Numbers;
import io.github.psc4j.mock.model.Activity;

/** Invented places where several of the bundled people work. Post codes begin with 99, which no town has. */
final class Places {

    /** Order numbers of sites, their legal entities and companies, one row a place. */
    enum Structure {
        HOSPITAL(110, 220, 10020, "CH IMAGINAIRE DE VILLEFICTIVE"),
        UNIVERSITY_HOSPITAL(550, 660, 10050, "CHU DES CHIMÈRES"),
        MILITARY_HOSPITAL(770, 880, 10060, "HIA DE L’HYPOTHÈSE"),
        HEALTH_CENTRE(990, 1100, 10070, "MAISON DE SANTÉ DU MIRAGE"),
        DISABILITY_SERVICE(1210, 1320, 10080, "SERVICE D’ACCOMPAGNEMENT LES IRRÉELS"),
        NURSING_HOME(1430, 1540, 10090, "EHPAD LES NUAGES"),
        PHARMACY(330, 440, 10030, "PHARMACIE DU SPÉCIMEN"),
        LABORATORY(1650, 1760, 10100, "LABORATOIRE DU PARADOXE");

        private final int site;
        private final int legalEntity;
        private final int company;
        private final String name;

        Structure(int site, int legalEntity, int company, String name) {
            this.site = site;
            this.legalEntity = legalEntity;
            this.company = company;
            this.name = name;
        }

        String siren() {
            return Numbers.siren(company);
        }

        String siret() {
            return Numbers.siret(siren(), 1);
        }

        String finess() {
            return Numbers.finess(site);
        }

        Activity activity(String mode, String sector, String kind) {
            return Activity.of(mode, sector, kind)
                    .structure("F" + finess(), name, "1" + finess())
                    .with("numeroFinessSite", finess())
                    .with("numeroFinessetablissementJuridique", Numbers.finess(legalEntity))
                    .with("numeroSiretSite", siret())
                    .with("numeroSirenSite", siren());
        }
    }

    private Places() {}

    static Activity hospital(String role) {
        return Structure.HOSPITAL
                .activity("S", "SA01", "GENR01")
                .with("codeRole", role)
                .address("1", "AV", "DU PROTOTYPE", "99100", "VILLEFICTIVE")
                .with("telephone", "0199000002")
                .with("autoriteDenregistrement", "CNOM/CNOM/ARS");
    }

    static Activity universityHospital(String role) {
        return Structure.UNIVERSITY_HOSPITAL
                .activity("S", "SA01", "GENR01")
                .with("codeRole", role)
                .address("99", "BD", "DES CHIMÈRES", "99500", "SIMULOPOLIS")
                .with("telephone", "0199000005")
                .with("autoriteDenregistrement", "CNOM/CNOM/ARS");
    }

    static Activity healthCentre(String mode) {
        return Structure.HEALTH_CENTRE
                .activity(mode, "SA52", "GENR01")
                .address("8", "RTE", "DU MIRAGE", "99600", "TROMPE-L’ŒIL")
                .with("telephone", "0199000006");
    }

    /** A practice of one's own: its national identifier is made of the RPPS number. */
    static Activity office(String sector, String rpps, String technicalId, String name) {
        return Activity.of("L", sector, "GENR01")
                .structure(technicalId, name, "4" + Numbers.rppsPractice(rpps))
                .with("complementDestinataire", name);
    }
}
