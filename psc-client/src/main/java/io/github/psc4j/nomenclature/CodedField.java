package io.github.psc4j.nomenclature;

import java.util.List;

/**
 * The coded fields of a userinfo document, each with the tables its codes come from, in the order of search.
 */
public enum CodedField {
    /**
     * {@code codeProfession}. Titles come before health professions for the sake of {@code 93}, psychologist: closed in
     * one table on the day it was created there, alive in the other.
     */
    PROFESSION(
            "TRE_R95-UsagerTitre", "TRE_G15-ProfessionSante", "TRE_R94-ProfessionSocial", "TRE_R291-AutreProfession"),
    /** {@code codeCategorieProfessionnelle}: civil, military, student, civil servant. */
    PROFESSIONAL_CATEGORY("TRE_R09-CategorieProfessionnelle"),
    /** {@code codeCivilite}. */
    CIVILITY("TRE_R81-Civilite", "TRE_R11-CiviliteExercice"),
    /** {@code codeCiviliteDexercice}, which holds titles ({@code DR}) and civilities ({@code M}). */
    PRACTICE_TITLE("TRE_R11-CiviliteExercice", "TRE_R81-Civilite"),
    /** {@code codeTypeSavoirFaire}. */
    SKILL_TYPE("TRE_R04-TypeSavoirFaire"),
    /** {@code codeSavoirFaire}; where its type is known, {@link Nomenclatures#readSkill} searches that table first. */
    SKILL(
            "TRE_R38-SpecialiteOrdinale",
            "TRE_R39-Competence",
            "TRE_R40-CompetenceExclusive",
            "TRE_R42-DESCnonQualifiant",
            "TRE_R43-CapaciteSavoirFaire",
            "TRE_R44-QualificationPAC",
            "TRE_R45-FonctionQualifiee",
            "TRE_R97-DroitExerciceCompl",
            "TRE_R359-SurspecialiteTransversale",
            "TRE_R01-EnsembleSavoirFaire-CISIS",
            "TRE_G13-OrientationParticuliere"),
    /** {@code codeModeExercice}: liberal, salaried, volunteer. */
    PRACTICE_MODE("TRE_R23-ModeExercice"),
    /** {@code codeSecteurDactivite} and {@code Secteur_Activite}. */
    ACTIVITY_SECTOR("TRE_R02-SecteurActivite"),
    /** {@code codeSectionPharmacien}. */
    PHARMACIST_SECTION("TRE_R06-SectionTableauCNOP", "TRE_G05-SousSectionTableauCNOP"),
    /** {@code codeRole}. */
    ROLE("TRE_R21-Fonction", "TRE_R85-RolePriseCharge", "TRE_R96-AutreFonctionSanitaire"),
    /** {@code codeGenreActivite}. */
    ACTIVITY_KIND("TRE_R22-GenreActivite"),
    /** {@code codeTypeDeVoie}; the whole table is officially closed and still the one in use. */
    STREET_TYPE("TRE_R35-TypeVoie"),
    /**
     * A part of {@code autoriteDenregistrement}, a composite such as {@code CNOM/CNOM/ARS}; some of its words, {@code ARS}
     * alone among them, are no codes of the table.
     */
    REGISTRATION_AUTHORITY("TRE_R60-AutoriteEnregistrement"),
    /** {@code Palier_Authentification}. */
    AUTHENTICATION_TIER("TRE_R231-PalierAuthentification"),
    /**
     * {@code SubjectRole}. Its OID designates a value set, not a table; codes newer than that set are searched among
     * professions and roles, never among skills, which use some of the same numbers.
     */
    SUBJECT_ROLE(
            SubjectRoles.NAME,
            "TRE_R95-UsagerTitre",
            "TRE_G15-ProfessionSante",
            "TRE_R94-ProfessionSocial",
            "TRE_R291-AutreProfession",
            "TRE_R21-Fonction",
            "TRE_R85-RolePriseCharge",
            "TRE_R96-AutreFonctionSanitaire");

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable, its type does not say so
    private final List<String> tables;

    CodedField(String... tables) {
        this.tables = List.of(tables);
    }

    List<String> tables() {
        return tables;
    }
}
