package io.github.psc4j.mock.internal.persona;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One entry of {@code activities}: thirty texts, empty when unknown. */
public final class Activity {

    private static final List<String> FIELDS = List.of(
            "codeModeExercice",
            "codeSecteurDactivite",
            "codeSectionPharmacien",
            "codeRole",
            "codeGenreActivite",
            "numeroSiretSite",
            "numeroSirenSite",
            "numeroFinessSite",
            "numeroFinessetablissementJuridique",
            "identifiantTechniqueDeLaStructure",
            "raisonSocialeSite",
            "enseigneCommercialeSite",
            "complementDestinataire",
            "complementPointGeographique",
            "numeroVoie",
            "indiceRepetitionVoie",
            "codeTypeDeVoie",
            "libelleVoie",
            "mentionDistribution",
            "bureauCedex",
            "codePostal",
            "codeCommune",
            "codePays",
            "telephone",
            "telephone2",
            "telecopie",
            "adresseEMail",
            "codeDepartement",
            "ancienIdentifiantDeLaStructure",
            "autoriteDenregistrement");

    private final Map<String, String> fields = new LinkedHashMap<>();

    private Activity() {
        FIELDS.forEach(field -> fields.put(field, ""));
    }

    public static Activity of(String mode, String sector, String kind) {
        return new Activity()
                .with("codeModeExercice", mode)
                .with("codeSecteurDactivite", sector)
                .with("codeGenreActivite", kind)
                .with("codePays", "99000");
    }

    public Activity structure(String technicalId, String name, String nationalId) {
        return with("identifiantTechniqueDeLaStructure", technicalId)
                .with("raisonSocialeSite", name)
                .with("ancienIdentifiantDeLaStructure", nationalId);
    }

    public Activity address(String number, String wayType, String way, String postCode, String town) {
        return with("numeroVoie", number)
                .with("codeTypeDeVoie", wayType)
                .with("libelleVoie", way)
                .with("codePostal", postCode)
                .with("bureauCedex", postCode + " " + town);
    }

    /** Any other field; a name that PSC does not know is an error of ours. */
    public Activity with(String field, String value) {
        if (fields.replace(field, value) == null) {
            throw new IllegalArgumentException(field);
        }
        return this;
    }

    Map<String, String> document() {
        return new LinkedHashMap<>(fields);
    }
}
