package io.github.psc4j.professional;

import io.github.psc4j.nomenclature.Coded;
import io.github.psc4j.nomenclature.CodedField;
import java.util.List;
import java.util.Optional;

/** Reads the practices, activities and structures of the reference data. */
final class PracticeReader {

    private static final int MAX_PRACTICES = 1_000;
    private static final int MAX_ACTIVITIES = 1_000;
    private int activitiesLeft = MAX_ACTIVITIES;

    List<Practice> read(JsonObject reference) {
        return reference.objects("exercices", MAX_PRACTICES, this::practice);
    }

    private Practice practice(JsonObject practice) {
        return new Practice(
                practice.coded("codeProfession", CodedField.PROFESSION),
                practice.coded("codeCategorieProfessionnelle", CodedField.PROFESSIONAL_CATEGORY),
                practice.coded("codeCiviliteDexercice", CodedField.PRACTICE_TITLE),
                PersonName.of(practice.text("prenomDexercice"), practice.text("nomDexercice")),
                skill(practice),
                activities(practice));
    }

    private static Optional<Skill> skill(JsonObject practice) {
        Optional<Coded> type = practice.coded("codeTypeSavoirFaire", CodedField.SKILL_TYPE);
        Optional<Coded> skill = practice.skill("codeSavoirFaire", type);
        return skill.isEmpty() ? Optional.empty() : Optional.of(new Skill(skill.get(), type));
    }

    private List<Activity> activities(JsonObject practice) {
        List<Activity> activities = practice.objects("activities", activitiesLeft, PracticeReader::activity);
        activitiesLeft -= activities.size();
        return activities;
    }

    private static Activity activity(JsonObject activity) {
        return new Activity(
                activity.coded("codeModeExercice", CodedField.PRACTICE_MODE),
                activity.coded("codeSecteurDactivite", CodedField.ACTIVITY_SECTOR),
                activity.coded("codeSectionPharmacien", CodedField.PHARMACIST_SECTION),
                activity.coded("codeRole", CodedField.ROLE),
                activity.coded("codeGenreActivite", CodedField.ACTIVITY_KIND),
                activity.text("autoriteDenregistrement").map(RegistrationAuthority::new),
                workplace(activity));
    }

    private static Optional<Workplace> workplace(JsonObject activity) {
        Workplace workplace = new Workplace(
                activity.text("raisonSocialeSite"),
                activity.text("enseigneCommercialeSite"),
                activity.identifier("numeroFinessSite", Finess::new),
                activity.identifier("numeroFinessetablissementJuridique", Finess::new),
                activity.identifier("numeroSirenSite", Siren::new),
                activity.identifier("numeroSiretSite", Siret::new),
                activity.identifier("identifiantTechniqueDeLaStructure", StructureId::new),
                activity.identifier("ancienIdentifiantDeLaStructure", NationalStructureId::new),
                address(activity),
                ContactDetails.of(
                        activity.text("telephone"),
                        activity.text("telephone2"),
                        activity.text("telecopie"),
                        activity.text("adresseEMail")));
        return workplace.isEmpty() ? Optional.empty() : Optional.of(workplace);
    }

    private static PostalAddress address(JsonObject activity) {
        return new PostalAddress(
                activity.text("complementDestinataire"),
                activity.text("complementPointGeographique"),
                activity.text("numeroVoie"),
                activity.text("indiceRepetitionVoie"),
                activity.coded("codeTypeDeVoie", CodedField.STREET_TYPE),
                activity.text("libelleVoie"),
                activity.text("mentionDistribution"),
                activity.text("bureauCedex"),
                activity.text("codePostal"),
                activity.text("codeCommune"),
                activity.text("codeDepartement"),
                activity.text("codePays"));
    }
}
