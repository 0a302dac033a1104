package io.github.psc4j.mock.internal.persona;

import io.github.psc4j.mock.internal.util.Numbers;
import io.github.psc4j.mock.model.Activity;
import io.github.psc4j.mock.model.Persona;
import io.github.psc4j.mock.model.Practice;

/** The bundled people who are known by what they do, not by a profession of health: profession 99 with a role. */
public final class Roles {

    private static final String BY_ROLE = "99";

    private Roles() {}

    public static Persona socialWorker() {
        return Persona.builder("social-worker")
                .shownAs(
                        "Valentin Solidaire",
                        "Éducateur spécialisé",
                        "Profession 99 : caractérisé par son rôle (326), service médico-social.")
                .rpps(Numbers.rpps(1, 2323))
                .named("M", "Valentin", "SOLIDAIRE")
                .practice(Practice.of(BY_ROLE)
                        .activity(Places.Structure.DISABILITY_SERVICE
                                .activity("S", "SA16", "GENR10")
                                .with("codeRole", "326")
                                .address("6", "R", "DE L’ENTRAIDE", "99500", "SIMULOPOLIS")
                                .with("autoriteDenregistrement", "//ARS")))
                .build();
    }

    public static Persona medicalSecretary() {
        String practice = Numbers.rppsPractice(Numbers.rpps(1, 101));
        return Persona.builder("medical-secretary")
                .shownAs(
                        "Joséphine Agenda",
                        "Secrétaire médicale",
                        "Sans RPPS : identifiant formé sur le cabinet qui l’emploie.")
                .nationalId("6" + practice + "/SEC0001", "CAB_RPPS")
                .named("MME", "Joséphine", "AGENDA")
                .practice(Practice.of(BY_ROLE)
                        .activity(Activity.of("S", "SA07", "GENR13")
                                .structure("R910017", "CABINET DU DR FAUXMÉDECIN", "4" + practice)
                                .with("codeRole", "331")
                                .address("12", "R", "DES ESSAIS", "99100", "VILLEFICTIVE")
                                .with("autoriteDenregistrement", "//")))
                .build();
    }

    public static Persona director() {
        return Persona.builder("director")
                .shownAs(
                        "Edmond Organigramme",
                        "Directeur d’établissement",
                        "Sans RPPS : identifiant formé sur le FINESS de l’EHPAD, activité non soignante.")
                .nationalId("3" + Places.Structure.NURSING_HOME.finess() + "/DIR0001", "FINESS")
                .named("M", "Edmond", "ORGANIGRAMME")
                .practice(Practice.of(BY_ROLE)
                        .activity(Places.Structure.NURSING_HOME
                                .activity("S", "SA17", "GENR04")
                                .with("codeRole", "359")
                                .address("1", "HAM", "DES NUAGES", "99800", "CITÉ-DU-SONGE")
                                .with("autoriteDenregistrement", "//")))
                .build();
    }

    public static Persona hospitalEmployee() {
        return Persona.builder("hospital-employee")
                .shownAs(
                        "Gaspard Figurant",
                        "Employé d’un établissement",
                        "Sans RPPS ni profession réglementée : identifiant formé sur le SIRET de l’employeur.")
                .nationalId("5" + Places.Structure.HOSPITAL.siret() + "/FIG00042", "SIRET")
                .named("M", "Gaspard", "FIGURANT")
                .build();
    }
}
