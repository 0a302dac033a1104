package io.github.psc4j.mock.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One entry of {@code activities} in the userinfo document: where and how a {@link Practice} is exercised. As at PSC it
 * has thirty texts, empty when unknown. Immutable: each method returns a changed copy.
 */
public final class Activity {

    /** The names as PSC writes them, in its order. */
    private static final List<String> NAMES = List.of(
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

    private static final String FRANCE = "99000";

    private final Map<String, String> fields;

    private Activity(Map<String, String> fields) {
        this.fields = Collections.unmodifiableMap(fields);
    }

    /**
     * An activity in France.
     *
     * @param mode {@code codeModeExercice}, TRE_R23: {@code L} self-employed, {@code S} salaried, {@code B} volunteer
     * @param sector {@code codeSecteurDactivite}, TRE_R02, such as {@code SA07}
     * @param kind {@code codeGenreActivite}, TRE_R22, such as {@code GENR01}
     * @return the activity
     */
    public static Activity of(String mode, String sector, String kind) {
        return empty().with("codeModeExercice", mode)
                .with("codeSecteurDactivite", sector)
                .with("codeGenreActivite", kind)
                .with("codePays", FRANCE);
    }

    /**
     * An activity of which nothing is known.
     *
     * @return thirty empty texts
     */
    public static Activity empty() {
        Map<String, String> fields = new LinkedHashMap<>();
        NAMES.forEach(name -> fields.put(name, ""));
        return new Activity(fields);
    }

    /**
     * A copy in this structure.
     *
     * @param technicalId {@code identifiantTechniqueDeLaStructure}
     * @param name {@code raisonSocialeSite}
     * @param nationalId {@code ancienIdentifiantDeLaStructure}: a type (TRE_G07) and the number
     * @return the copy
     */
    public Activity structure(String technicalId, String name, String nationalId) {
        return with("identifiantTechniqueDeLaStructure", technicalId)
                .with("raisonSocialeSite", name)
                .with("ancienIdentifiantDeLaStructure", nationalId);
    }

    /**
     * A copy at this address.
     *
     * @param number {@code numeroVoie}
     * @param wayType {@code codeTypeDeVoie}, TRE_R35, such as {@code R}
     * @param way {@code libelleVoie}
     * @param postCode {@code codePostal}
     * @param town the town, for {@code bureauCedex}
     * @return the copy
     */
    public Activity address(String number, String wayType, String way, String postCode, String town) {
        return with("numeroVoie", number)
                .with("codeTypeDeVoie", wayType)
                .with("libelleVoie", way)
                .with("codePostal", postCode)
                .with("bureauCedex", postCode + " " + town);
    }

    /**
     * A copy with another value in a field.
     *
     * @param field the name as PSC writes it, such as {@code numeroFinessSite}
     * @param value the value, or an empty text
     * @return the copy
     * @throws IllegalArgumentException when PSC has no such field; {@link Persona#withUserInfo} can add anything
     */
    public Activity with(String field, String value) {
        if (!fields.containsKey(field)) {
            throw new IllegalArgumentException(
                    "an activity has no field " + field + ", but " + String.join(", ", NAMES));
        }
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.put(field, Objects.requireNonNull(value, field));
        return new Activity(changed);
    }

    /**
     * All thirty fields, in PSC's order.
     *
     * @return the values by their names; cannot be changed
     */
    public Map<String, String> fields() {
        return fields;
    }
}
