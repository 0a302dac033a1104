package io.github.psc4j.mock.internal.persona;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A userinfo document of the newest generation: every field present, empty when unknown, the flat fields describing the
 * first activity.
 */
public final class UserInfo {

    /** Invented; at PSC it is the identifier of Keycloak's user storage. */
    private static final String STORAGE = "f:7d4c1b52-0f3e-4a86-9c6d-2b7f5e1a9034:";

    private final String nationalId;
    private final String origin;
    private String civility = "";
    private String givenName = "";
    private String familyName = "";
    private final List<Practice> practices = new ArrayList<>();

    private UserInfo(String nationalId, String origin) {
        this.nationalId = nationalId;
        this.origin = origin;
    }

    /** A person of the national directory: the national identifier is 8 and the RPPS number. */
    public static UserInfo rpps(String rpps) {
        return new UserInfo("8" + rpps, "RPPS");
    }

    /** A person known by another identifier. */
    public static UserInfo known(String nationalId, String origin) {
        return new UserInfo(nationalId, origin);
    }

    public UserInfo named(String newCivility, String newGivenName, String newFamilyName) {
        civility = newCivility;
        givenName = newGivenName;
        familyName = newFamilyName;
        return this;
    }

    public UserInfo practice(Practice practice) {
        practices.add(practice);
        return this;
    }

    public Map<String, Object> build() {
        Map<String, String> first = practices.stream()
                .flatMap(practice -> practice.activities().stream())
                .findFirst()
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
                Map.of("exercices", practices.stream().map(Practice::document).toList()));
        document.put("SubjectOrganizationID", first.getOrDefault("identifiantTechniqueDeLaStructure", ""));
        document.put(
                "SubjectRole",
                practices.stream()
                        .map(practice -> practice.profession() + "^1.2.250.1.213.1.1.5.5")
                        .distinct()
                        .toList());
        document.put("PSI_Locale", "1.2.250.1.213.1.3.1.1");
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("identifiant", nationalId);
        other.put("origine", origin);
        other.put("qualite", 1);
        document.put("otherIds", List.of(other));
        document.put("SubjectNameID", nationalId);
        document.put("family_name", familyName);
        return document;
    }
}
