package io.github.psc4j.professional;

import io.github.psc4j.nomenclature.Coded;
import io.github.psc4j.nomenclature.CodedField;
import io.github.psc4j.nomenclature.Nomenclatures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the practices, activities and structures of the reference data. */
final class PracticeReader {

    private static final int MAX_PRACTICES = 1_000;
    private static final int MAX_ACTIVITIES = 1_000;
    private int activitiesLeft = MAX_ACTIVITIES;

    List<Practice> read(JsonObject reference) {
        List<Practice> practices = new ArrayList<>();
        for (JsonObject practice : reference.objects("exercices", MAX_PRACTICES)) {
            practices.add(practice(practice));
        }
        return List.copyOf(practices);
    }

    private Practice practice(JsonObject practice) {
        return new Practice(
                practice.coded("codeProfession", CodedField.PROFESSION),
                practice.coded("codeCategorieProfessionnelle", CodedField.PROFESSIONAL_CATEGORY),
                practice.coded("codeCiviliteDexercice", CodedField.PRACTICE_TITLE),
                new PersonName(practice.text("prenomDexercice"), practice.text("nomDexercice")),
                skill(practice),
                activities(practice));
    }

    private static Optional<Skill> skill(JsonObject practice) {
        Optional<Coded> type = practice.coded("codeTypeSavoirFaire", CodedField.SKILL_TYPE);
        String typeCode = type.map(Coded::code).orElse("");
        return practice.coded("codeSavoirFaire", text -> Nomenclatures.ans().readSkill(typeCode, text))
                .map(coded -> new Skill(coded, type));
    }

    private List<Activity> activities(JsonObject practice) {
        List<JsonObject> objects = practice.objects("activities", activitiesLeft);
        activitiesLeft -= objects.size();
        return objects.stream().map(this::activity).toList();
    }

    private Activity activity(JsonObject activity) {
        return new Activity(
                activity.coded("codeModeExercice", CodedField.PRACTICE_MODE),
                activity.coded("codeSecteurDactivite", CodedField.ACTIVITY_SECTOR),
                activity.coded("codeSectionPharmacien", CodedField.PHARMACIST_SECTION),
                activity.coded("codeRole", CodedField.ROLE),
                activity.coded("codeGenreActivite", CodedField.ACTIVITY_KIND),
                activity.text("autoriteDenregistrement"),
                Optional.of(workplace(activity)).filter(workplace -> !workplace.isEmpty()));
    }

    private Workplace workplace(JsonObject activity) {
        return new Workplace(
                activity.text("raisonSocialeSite"),
                activity.text("enseigneCommercialeSite"),
                activity.identifier("numeroFinessSite", Finess::new),
                activity.identifier("numeroFinessetablissementJuridique", Finess::new),
                activity.identifier("numeroSirenSite", Siren::new),
                activity.identifier("numeroSiretSite", Siret::new),
                activity.identifier("identifiantTechniqueDeLaStructure", StructureId::new),
                activity.identifier("ancienIdentifiantDeLaStructure", StructureId::new),
                address(activity),
                new ContactDetails(
                        activity.text("telephone"),
                        activity.text("telephone2"),
                        activity.text("telecopie"),
                        activity.text("adresseEMail")));
    }

    private PostalAddress address(JsonObject activity) {
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
