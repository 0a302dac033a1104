package io.github.psc4j.professional;

import io.github.psc4j.internal.json.JsonNames;
import io.github.psc4j.professional.ClaimsToKeep.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every field of a userinfo document that is known, where it stands, and which part of the personal data it belongs to. */
enum DocumentFields {
    /** Fields of the document itself. */
    TOP(
            Map.of("SubjectRefPro", "REFERENCE"),
            fields(List.of(
                    part(
                            Part.IDENTIFIERS,
                            "sub",
                            "SubjectNameID",
                            "preferred_username",
                            "otherIds",
                            "otherIDs",
                            "alternativeIds",
                            "AlternativeIDs",
                            "alternativeIdentifiers"),
                    part(Part.NAMES, "given_name", "family_name", "codeCivilite"),
                    part(Part.PROFESSIONS, "SubjectRole"),
                    part(Part.ACTIVITIES, "Secteur_Activite", "codeGenreActivite"),
                    part(Part.WORKPLACES, "SubjectOrganization", "SubjectOrganizationID"),
                    part(
                            Part.ACCESS,
                            "Palier_Authentification",
                            "authMode",
                            "Mode_Acces_Raison",
                            "Acces_Regulation_Medicale",
                            "UITVersion",
                            "PSI_Locale")))),
    /** Fields of {@code SubjectRefPro}. */
    REFERENCE(Map.of("exercices", "PRACTICE"), fields(List.of(part(Part.NAMES, "codeCivilite")))),
    /** Fields of one of the {@code exercices}. */
    PRACTICE(
            Map.of("activities", "ACTIVITY"),
            fields(List.of(
                    part(Part.NAMES, "codeCiviliteDexercice", "nomDexercice", "prenomDexercice"),
                    part(Part.PROFESSIONS, "codeProfession", "codeCategorieProfessionnelle"),
                    part(Part.SKILLS, "codeTypeSavoirFaire", "codeSavoirFaire")))),
    /** Fields of one of the {@code activities}. */
    ACTIVITY(
            Map.of(),
            fields(List.of(
                    part(
                            Part.ACTIVITIES,
                            "codeModeExercice",
                            "codeSecteurDactivite",
                            "codeSectionPharmacien",
                            "codeRole",
                            "codeGenreActivite",
                            "autoriteDenregistrement"),
                    part(
                            Part.WORKPLACES,
                            "numeroSiretSite",
                            "numeroSirenSite",
                            "numeroFinessSite",
                            "numeroFinessetablissementJuridique",
                            "identifiantTechniqueDeLaStructure",
                            "ancienIdentifiantDeLaStructure",
                            "raisonSocialeSite",
                            "enseigneCommercialeSite"),
                    part(
                            Part.ADDRESSES,
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
                            "codeDepartement",
                            "codePays"),
                    part(Part.CONTACTS, "telephone", "telephone2", "telecopie", "adresseEMail"))));

    private static final JsonNames NAMES = JsonNames.of(allNames());

    @SuppressWarnings("ImmutableEnumChecker") // Map.of is immutable, its type does not say so
    private final Map<String, String> containers;

    @SuppressWarnings("ImmutableEnumChecker") // never changed once made
    private final Map<String, Part> parts;

    DocumentFields(Map<String, String> containers, Map<String, Part> parts) {
        this.containers = containers;
        this.parts = parts;
    }

    /** The names a document is expected to hold at any level. */
    static JsonNames names() {
        return NAMES;
    }

    /** Which part each field of this level belongs to, in the order of the document; containers are not among them. */
    Map<String, Part> parts() {
        return parts;
    }

    /** The fields of this level that hold another level, with that level. */
    Map<String, DocumentFields> containers() {
        Map<String, DocumentFields> inner = new LinkedHashMap<>();
        containers.forEach((name, level) -> inner.put(name, valueOf(level)));
        return inner;
    }

    private static List<String> allNames() {
        List<String> names = new ArrayList<>(
                List.of("identifiant", "origine", "qualite", "identifier", "origin", "quality", "email_verified"));
        for (DocumentFields level : values()) {
            names.addAll(level.containers.keySet());
            level.parts.keySet().stream().filter(name -> !names.contains(name)).forEach(names::add);
        }
        return names;
    }

    private static Map<String, Part> part(Part part, String... names) {
        Map<String, Part> fields = new LinkedHashMap<>();
        Arrays.stream(names).forEach(name -> fields.put(name, part));
        return fields;
    }

    private static Map<String, Part> fields(List<Map<String, Part>> parts) {
        Map<String, Part> fields = new LinkedHashMap<>();
        parts.forEach(fields::putAll);
        return fields;
    }
}
