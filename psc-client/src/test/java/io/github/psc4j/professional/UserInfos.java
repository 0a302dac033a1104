package io.github.psc4j.professional;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Userinfo documents of invented people, one for each generation that is found in the field. */
final class UserInfos {

    static final String RPPS = "99880012341";
    static final String NATIONAL_ID = "8" + RPPS;

    private UserInfos() {}

    /** 2021: no other identifiers, civility inside the reference data, no kind of activity. */
    static Map<String, Object> of2021() {
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("codeCivilite", "MME");
        reference.put("exercices", list(physician(activity2021())));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("Secteur_Activite", "SA07^1.2.250.1.71.4.2.4");
        document.put("sub", "f:00000000-0000-4000-8000-000000000000:" + NATIONAL_ID);
        document.put("email_verified", false);
        document.put("SubjectOrganization", "CABINET DU DR EXEMPLE");
        document.put("Mode_Acces_Raison", "");
        document.put("preferred_username", NATIONAL_ID);
        document.put("given_name", "CAMILLE");
        document.put("Acces_Regulation_Medicale", "FAUX");
        document.put("UITVersion", "1.0");
        document.put("Palier_Authentification", "APPPRIP3^1.2.250.1.213.1.5.1.1.1");
        document.put("SubjectRefPro", reference);
        document.put("SubjectOrganizationID", "");
        document.put("SubjectRole", list("10^1.2.250.1.213.1.1.5.5"));
        document.put("PSI_Locale", "1.2.250.1.213.1.3.1.1");
        document.put("SubjectNameID", NATIONAL_ID);
        document.put("family_name", "EXEMPLE");
        return document;
    }

    /** 2022: other identifiers and the identifier of the structure. */
    static Map<String, Object> of2022() {
        Map<String, Object> document = of2021();
        document.put("SubjectOrganizationID", "R990001");
        document.put("otherIds", list(otherId(NATIONAL_ID, "RPPS", 1)));
        return document;
    }

    /** Some card logins before mid-2023: the means of authentication, but no other identifiers. */
    static Map<String, Object> ofCardBefore2023() {
        Map<String, Object> document = of2022();
        document.remove("otherIds");
        document.put("authMode", "CARD");
        return document;
    }

    /** May 2023: the kind of activity in each activity. */
    static Map<String, Object> ofMay2023() {
        Map<String, Object> document = of2022();
        document.remove("email_verified");
        document.put("authMode", "MOBILE");
        activity(document, 0, 0).put("codeGenreActivite", "GENR01");
        return document;
    }

    /** July 2023: the kind of activity at the top as well. */
    static Map<String, Object> ofJuly2023() {
        Map<String, Object> document = ofMay2023();
        document.put("codeGenreActivite", "GENR01");
        return document;
    }

    /** Since November 2023: the civility at the top, no means of authentication. */
    static Map<String, Object> ofToday() {
        Map<String, Object> document = ofJuly2023();
        document.remove("authMode");
        reference(document).remove("codeCivilite");
        document.put("codeCivilite", "MME");
        return document;
    }

    /** An employee without any practice. */
    static Map<String, Object> employee() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("sub", "f:00000000-0000-4000-8000-000000000000:599900123300017/CPAT00045");
        document.put("SubjectNameID", "599900123300017/CPAT00045");
        document.put("given_name", "Dominique");
        document.put("family_name", "MODELE");
        return document;
    }

    @SafeVarargs
    static Map<String, Object> physician(Map<String, Object>... activities) {
        Map<String, Object> practice = new LinkedHashMap<>();
        practice.put("codeProfession", "10");
        practice.put("codeCategorieProfessionnelle", "C");
        practice.put("codeCiviliteDexercice", "DR");
        practice.put("nomDexercice", "EXEMPLE");
        practice.put("prenomDexercice", "CAMILLE");
        practice.put("codeTypeSavoirFaire", "S");
        practice.put("codeSavoirFaire", "SM26");
        practice.put("activities", list((Object[]) activities));
        return practice;
    }

    /** The 29 fields of the older generations. */
    static Map<String, Object> activity2021() {
        Map<String, Object> activity = new LinkedHashMap<>();
        activity.put("codeModeExercice", "L");
        activity.put("codeSecteurDactivite", "SA07");
        activity.put("codeSectionPharmacien", "");
        activity.put("codeRole", "");
        activity.put("numeroSiretSite", "99900123300017");
        activity.put("numeroSirenSite", "999001233");
        activity.put("numeroFinessSite", "");
        activity.put("numeroFinessetablissementJuridique", "");
        activity.put("identifiantTechniqueDeLaStructure", "R990001");
        activity.put("raisonSocialeSite", "CABINET DU DR EXEMPLE");
        activity.put("enseigneCommercialeSite", "");
        activity.put("complementDestinataire", "");
        activity.put("complementPointGeographique", "BATIMENT B");
        activity.put("numeroVoie", "12");
        activity.put("indiceRepetitionVoie", "B");
        activity.put("codeTypeDeVoie", "R");
        activity.put("libelleVoie", "DES LILAS");
        activity.put("mentionDistribution", "");
        activity.put("bureauCedex", "NANTES");
        activity.put("codePostal", "44000");
        activity.put("codeCommune", "44109");
        activity.put("codePays", "99000");
        activity.put("telephone", "0199000001");
        activity.put("telephone2", "");
        activity.put("telecopie", "");
        activity.put("adresseEMail", "cabinet@exemple.invalid");
        activity.put("codeDepartement", "44");
        activity.put("ancienIdentifiantDeLaStructure", "499880012341001");
        activity.put("autoriteDenregistrement", "CNOM/CNOM/ARS");
        return activity;
    }

    static Map<String, Object> hospitalActivity() {
        Map<String, Object> activity = activity2021();
        activity.put("codeGenreActivite", "GENR01");
        activity.put("codeModeExercice", "S");
        activity.put("codeSecteurDactivite", "SA01");
        activity.put("numeroSiretSite", "99900456700015");
        activity.put("numeroSirenSite", "999004567");
        activity.put("numeroFinessSite", "440990018");
        activity.put("numeroFinessetablissementJuridique", "440990026");
        activity.put("identifiantTechniqueDeLaStructure", "F440990018");
        activity.put("raisonSocialeSite", "CENTRE HOSPITALIER DES MODELES");
        activity.put("ancienIdentifiantDeLaStructure", "1440990018");
        activity.put("bureauCedex", "44999 SAINT-MODELE CEDEX 9");
        return activity;
    }

    static Map<String, Object> otherId(Object value, String origin, Object quality) {
        Map<String, Object> otherId = new LinkedHashMap<>();
        otherId.put("identifiant", value);
        otherId.put("origine", origin);
        otherId.put("qualite", quality);
        return otherId;
    }

    /** Today's document with other practices. */
    @SafeVarargs
    static Map<String, Object> withPractices(Map<String, Object>... practices) {
        Map<String, Object> document = ofToday();
        reference(document).put("exercices", list((Object[]) practices));
        return document;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> reference(Map<String, Object> document) {
        return (Map<String, Object>) document.get("SubjectRefPro");
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> practice(Map<String, Object> document, int practice) {
        return (Map<String, Object>) ((List<Object>) reference(document).get("exercices")).get(practice);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> activity(Map<String, Object> document, int practice, int activity) {
        return (Map<String, Object>)
                ((List<Object>) practice(document, practice).get("activities")).get(activity);
    }

    /** The map with one entry changed. */
    static Map<String, Object> with(Map<String, Object> map, String name, Object value) {
        Map<String, Object> copy = new LinkedHashMap<>(map);
        copy.put(name, value);
        return copy;
    }

    static List<Object> list(Object... items) {
        return new ArrayList<>(List.of(items));
    }
}
