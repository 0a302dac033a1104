package io.github.psc4j.mock.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A userinfo document of the newest generation: every field present, empty when unknown, the flat fields describing the
 * first activity.
 *
 * @param nationalId the national identifier
 * @param otherIds what the person is known by, origins by identifier, in the order of the document
 * @param civility the code of the civility
 * @param givenName the civil given name
 * @param familyName the civil family name
 * @param practices the practices
 */
record UserInfo(
        String nationalId,
        Map<String, String> otherIds,
        String civility,
        String givenName,
        String familyName,
        List<Practice> practices) {

    /** Invented; at PSC it is the identifier of Keycloak's user storage. */
    private static final String STORAGE = "f:7d4c1b52-0f3e-4a86-9c6d-2b7f5e1a9034:";

    /** The grade that PSC gives to the identifiers of Pro Santé Identité, and the one of all others. */
    private static final int QUALITY_PSI = 2;

    private static final int QUALITY = 1;

    Map<String, Object> document() {
        Map<String, String> first = practices.stream()
                .flatMap(practice -> practice.activities().stream())
                .findFirst()
                .map(Activity::fields)
                .orElse(Map.of());
        String sector = first.getOrDefault("codeSecteurDactivite", "");
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("Secteur_Activite", sector.isEmpty() ? "" : sector + "^1.2.250.1.71.4.2.4");
        document.put("sub", STORAGE + nationalId);
        document.put("codeGenreActivite", first.getOrDefault("codeGenreActivite", ""));
        document.put("SubjectOrganization", first.getOrDefault("raisonSocialeSite", ""));
        document.put("Mode_Acces_Raison", "");
        document.put("preferred_username", nationalId);
        document.put("codeCivilite", civility);
        document.put("given_name", givenName);
        document.put("Acces_Regulation_Medicale", "FAUX");
        document.put("UITVersion", "1.0");
        document.put("Palier_Authentification", "APPPRIP3^1.2.250.1.213.1.5.1.1.1");
        document.put(
                "SubjectRefPro",
                Map.of("exercices", practices.stream().map(this::practice).toList()));
        document.put("SubjectOrganizationID", first.getOrDefault("identifiantTechniqueDeLaStructure", ""));
        document.put(
                "SubjectRole",
                practices.stream()
                        .map(practice -> practice.profession() + "^1.2.250.1.213.1.1.5.5")
                        .distinct()
                        .toList());
        document.put("PSI_Locale", "1.2.250.1.213.1.3.1.1");
        document.put(
                "otherIds", otherIds.entrySet().stream().map(UserInfo::otherId).toList());
        document.put("SubjectNameID", nationalId);
        document.put("family_name", familyName);
        return document;
    }

    private Map<String, Object> practice(Practice practice) {
        Map<String, Object> document = new LinkedHashMap<>(practice.fields(givenName, familyName));
        document.put(
                "activities",
                practice.activities().stream().map(Activity::fields).toList());
        return document;
    }

    private static Map<String, Object> otherId(Map.Entry<String, String> other) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("identifiant", other.getKey());
        document.put("origine", other.getValue());
        document.put("qualite", other.getValue().equals("PSI") ? QUALITY_PSI : QUALITY);
        return document;
    }
}
