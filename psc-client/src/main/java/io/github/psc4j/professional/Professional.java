package io.github.psc4j.professional;

import io.github.psc4j.error.PscValidationException;
import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.nomenclature.Coded;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The person who logged in, read from the userinfo document of Pro Santé Connect.
 *
 * <pre>{@code
 * Professional person = session.professional(); // or Professional.fromJson(body), without a login
 * person.displayName();    // Dr Camille EXEMPLE
 * person.rpps();           // Optional[Rpps[•••]]; .value() unwraps
 * person.professions();    // [10 "Médecin"]
 * person.specialties();    // [SM54 "Médecine générale (SM)"]
 * person.workplaces();     // structures: names, FINESS, SIRET, postal address
 * person.workSituations(); // what the person can choose to work as now: show all the labels, keep the choice
 * person.recall(kept);     // last time's choice: same, changed or gone
 * }</pre>
 *
 * <p><b>Which workplace?</b> A physician who works in two has two, and the order of the document means nothing. Nothing here
 * takes the first: let the person choose among {@link #workSituations()}, keep {@link WorkSituation#choice()}, and ask {@link
 * #recall} at the next login. {@link #sector()}, {@link #activityKind()} and {@link #subjectOrganization()} describe one
 * activity that PSC picked.
 *
 * <p><b>Which account?</b> National identifiers change over the years. {@link AccountMatcher} says which identifiers to keep
 * with an account, and whether an account is the person's. Names and e-mail addresses are no keys.
 *
 * <p><b>Codes</b> are {@link Coded}: the code as it was sent, the label where a table knows it, also of a closed code; a code
 * that no table knows has no label and is no error. {@link Coded#systemUri()} and {@link Coded#oid()} are what FHIR and CDA
 * ask for; {@link io.github.psc4j.professional.fhir.FhirProfessional} and {@link io.github.psc4j.professional.vihf.VihfRole}
 * write whole resources and roles.
 *
 * <p><b>Quirks.</b> Reading never refuses a person for what a document holds: fields may be missing, empty, of another type
 * or of another generation, codes may be unknown and check digits wrong. An {@link Optional} is empty where PSC did not say,
 * {@link #issues()} tells what was odd and where, and {@link #raw()} has every field, including those without a method here.
 * Only what is no document of a person is refused, with {@code PSC-6003}: no JSON object, or one beyond the {@link
 * io.github.psc4j.internal.limit.Limits}.
 *
 * <p><b>Privacy.</b> No {@code toString} in this package shows a name, an identifier or a place: {@code value()} and {@code
 * display()} do, when asked. An application that needs less keeps less, see {@link ClaimsToKeep}; then the views of the rest
 * are empty.
 *
 * <p>Immutable and thread-safe. Two are equal if their documents are. Not serializable: to store a person, store the document,
 * sealed.
 */
public final class Professional {

    private final Reading reading;

    Professional(Reading reading) {
        this.reading = reading;
    }

    /**
     * Reads a userinfo document that some JSON library has parsed. To read with other tables of codes, or to keep less of
     * it, see {@link ProfessionalReader}.
     *
     * @param userInfo the document: maps, lists, texts, numbers, booleans and nulls; copied
     * @return the person, however little the document holds
     * @throws PscValidationException {@code PSC-6003} if it goes beyond the {@link io.github.psc4j.internal.limit.Limits} of a
     *     document: it is no document of a person
     */
    public static Professional from(Map<String, ? extends @Nullable Object> userInfo) {
        Arguments.refuseNull(userInfo, "userInfo");
        return ProfessionalReader.defaults().read(userInfo);
    }

    /**
     * Reads a userinfo document from its bytes.
     *
     * @param utf8 the JSON object in UTF-8; not kept
     * @return the person, however little the document holds
     * @throws PscValidationException {@code PSC-6003} if it is not one JSON object in UTF-8, or goes beyond the limits
     */
    public static Professional fromJson(byte[] utf8) {
        Arguments.refuseNull(utf8, "utf8");
        return ProfessionalReader.defaults().readJson(utf8);
    }

    /**
     * Reads a userinfo document from text.
     *
     * @param json the JSON object
     * @return the person, however little the document holds
     * @throws PscValidationException {@code PSC-6003} if it is not one JSON object, or goes beyond the limits
     */
    public static Professional fromJson(String json) {
        Arguments.refuseNull(json, "json");
        return ProfessionalReader.defaults().readJson(json);
    }

    /**
     * Gives the person's technical identifier at the provider ({@code sub}), which ends with the national identifier. An
     * account is found by {@link #nationalId()} and {@link AccountMatcher}.
     *
     * @return {@code sub}
     */
    public Optional<String> subject() {
        return reading.subject();
    }

    /**
     * Gives the name of the user at the provider ({@code preferred_username}), as a rule the national identifier again.
     *
     * @return the name
     */
    public Optional<String> preferredUsername() {
        return reading.preferredUsername();
    }

    /**
     * Gives the national identifier ({@code SubjectNameID}), by which an application recognises its account. It can
     * change over the years: look for the account by {@link #rpps()} and {@link #otherIds()} as well.
     *
     * @return the national identifier
     */
    public Optional<NationalId> nationalId() {
        return reading.nationalId();
    }

    /**
     * Gives the RPPS number, from the national identifier or else from the other identifiers if these agree.
     *
     * @return the 11 digits; empty for a person without one, for instance an employee of a hospital
     */
    public Optional<Rpps> rpps() {
        return reading.rpps();
    }

    /**
     * Gives the ADELI number, from the national identifier or else from the other identifiers if these agree.
     *
     * @return the 9 characters; empty for most persons by now
     */
    public Optional<Adeli> adeli() {
        return reading.adeli();
    }

    /**
     * Lists what else the person is or was known by; the national identifier may be among them.
     *
     * @return the other identifiers
     */
    public List<OtherId> otherIds() {
        return reading.otherIds();
    }

    /**
     * Gives the civil-status name, which can differ from the name of a practice.
     *
     * @return the civil name, possibly empty
     */
    public PersonName civilName() {
        return reading.civilName();
    }

    /**
     * Lists the names the person practises under.
     *
     * @return the distinct names of the practices
     */
    public List<PersonName> practiceNames() {
        return practices().stream()
                .map(Practice::name)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /**
     * Formats the name for a page, for instance {@code Dr Camille EXEMPLE}: the name of the practices if they all say
     * the same, else the civil name; before it the title of the practices if they all say the same ({@code Dr},
     * {@code Pr}), else the civility ({@code M.}, {@code Mme}), which some documents hold in the place of the title.
     * Upper and lower case stay as they were sent.
     *
     * @return the name, without control or direction characters; {@code Nom non communiqué} if there is none
     */
    public String displayName() {
        return DisplayName.of(civilName(), civility(), practices());
    }

    /**
     * Gives the civility, wherever this generation of the document holds it.
     *
     * @return for instance {@code MME}
     */
    public Optional<Coded> civility() {
        return reading.civility();
    }

    /**
     * Lists the professions.
     *
     * @return the distinct professions of the practices; for a person without practice see {@link #subjectRoles()}
     */
    public List<Coded> professions() {
        return practices().stream()
                .flatMap(practice -> practice.profession().stream())
                .distinct()
                .toList();
    }

    /**
     * Lists the specialties, among the skills those recognised by a professional order.
     *
     * @return the distinct specialties
     */
    public List<Specialty> specialties() {
        return skills().stream()
                .filter(Skill::isSpecialty)
                .map(skill -> new Specialty(skill.coded()))
                .distinct()
                .toList();
    }

    /**
     * Lists all skills of any type.
     *
     * @return the distinct skills of the practices
     */
    public List<Skill> skills() {
        return practices().stream()
                .flatMap(practice -> practice.skill().stream())
                .distinct()
                .toList();
    }

    /**
     * Lists the practices with their activities.
     *
     * @return the practices; empty for some employees, who are not regulated professionals
     */
    public List<Practice> practices() {
        return reading.practices();
    }

    /**
     * Lists the structures where the person works. To know which one matters now let the person choose among
     * {@link #workSituations()}.
     *
     * @return the distinct structures of all activities, each with every identifier that any activity gives for it
     */
    public List<Workplace> workplaces() {
        return StructureIdentity.distinct(practices().stream()
                .flatMap(practice -> practice.activities().stream())
                .flatMap(activity -> activity.workplace().stream()));
    }

    /**
     * Lists what the person can choose to work as: each activity of each practice, and each practice without one. Two
     * entries that differ in nothing that counts are one.
     *
     * @return the situations, with distinct keys and distinct labels; empty for a person without practice
     */
    public List<WorkSituation> workSituations() {
        String person = rpps().map(Rpps::value)
                .or(() -> nationalId().map(NationalId::canonical))
                .orElse("");
        return WorkSituations.of(person, practices());
    }

    /**
     * Finds the situation the person chose, now or at an earlier login.
     *
     * @param key the {@link WorkSituation#key()} that was kept; any text is allowed
     * @return the situation; empty if the person does not have it (any more): let the person choose again
     */
    public Optional<WorkSituation> findWorkSituation(String key) {
        Arguments.refuseNull(key, "key");
        return workSituations().stream()
                .filter(situation -> situation.key().equals(key))
                .findAny();
    }

    /**
     * Finds the situation the person chose at an earlier login, also when the directory has changed a part of it meanwhile.
     *
     * <pre>{@code
     * switch (person.recall(kept)) { // a switch over types needs Java 21; with 17 use instanceof
     *     case SituationRecall.Same same -> use(same.situation());
     *     case SituationRecall.Changed changed -> confirm(changed.situation());
     *     case SituationRecall.Gone gone -> choose(person.workSituations());
     * }
     * }</pre>
     *
     * @param kept the {@link WorkSituation#choice()} that was kept, or a {@link WorkSituation#key()}, which is found as long
     *     as nothing changed; any text is allowed
     * @return the same, changed, or gone
     */
    public SituationRecall recall(String kept) {
        Arguments.refuseNull(kept, "kept");
        return new SituationSearch(workSituations()).recall(kept);
    }

    /**
     * Gives the structure of a situation with every identifier that any activity gives for it.
     *
     * @param situation one of {@link #workSituations()}
     * @return one of {@link #workplaces()}; empty for a situation without a place
     */
    public Optional<Workplace> workplaceOf(WorkSituation situation) {
        Arguments.refuseNull(situation, "situation");
        return situation
                .activity()
                .flatMap(Activity::workplace)
                .flatMap(workplace -> StructureIdentity.among(workplaces(), workplace));
    }

    /**
     * Gives the sector of one activity that PSC picked ({@code Secteur_Activite}); each {@link Activity} has its own.
     *
     * @return for instance {@code SA07}
     */
    public Optional<Coded> sector() {
        return reading.sector();
    }

    /**
     * Gives the kind of one activity that PSC picked ({@code codeGenreActivite} at the top of the document); each
     * {@link Activity} has its own.
     *
     * @return for instance {@code GENR01}
     */
    public Optional<Coded> activityKind() {
        return reading.activityKind();
    }

    /**
     * Gives the name of one structure that PSC picked ({@code SubjectOrganization}); see {@link #workplaces()} for all.
     *
     * @return the name as it was received
     */
    public Optional<String> subjectOrganization() {
        return reading.subjectOrganization();
    }

    /**
     * Gives the identifier of one structure that PSC picked ({@code SubjectOrganizationID}).
     *
     * @return the identifier; older documents have none
     */
    public Optional<StructureId> subjectOrganizationId() {
        return reading.subjectOrganizationId();
    }

    /**
     * Lists the roles of the person in the vocabulary of the French exchange standards ({@code SubjectRole}), as a rule
     * the profession.
     *
     * @return the roles
     */
    public List<Coded> subjectRoles() {
        return reading.subjectRoles();
    }

    /**
     * Gives the tier of authentication ({@code Palier_Authentification}). It is no level of assurance: for that see the
     * {@code acr} of the ID token.
     *
     * @return for instance {@code APPPRIP3}
     */
    public Optional<Coded> authenticationTier() {
        return reading.authenticationTier();
    }

    /**
     * Gives the means of authentication ({@code authMode}), which only some documents hold.
     *
     * @return for instance {@code CARD} or {@code MOBILE}
     */
    public Optional<String> authenticationMode() {
        return reading.authenticationMode();
    }

    /**
     * Gives the reason of an exceptional access ({@code Mode_Acces_Raison}).
     *
     * @return the reason, empty in every document seen so far
     */
    public Optional<String> accessReason() {
        return reading.accessReason();
    }

    /**
     * Tells whether the access is one of medical dispatch ({@code Acces_Regulation_Medicale}, {@code VRAI} or
     * {@code FAUX}).
     *
     * @return the value; empty if the document does not say
     */
    public Optional<Boolean> medicalDispatch() {
        return reading.medicalDispatch();
    }

    /**
     * Gives the version of the format of the user information ({@code UITVersion}).
     *
     * @return for instance {@code 1.0}
     */
    public Optional<String> formatVersion() {
        return reading.formatVersion();
    }

    /**
     * Gives the OID of the interoperability policy ({@code PSI_Locale}), a word of the VIHF assertion that has nothing to do
     * with Pro Santé Identité.
     *
     * @return the OID
     */
    public Optional<String> interoperabilityPolicy() {
        return reading.interoperabilityPolicy();
    }

    /**
     * Gives the whole document, with the fields this class has no method for.
     *
     * @return an unmodifiable deep copy, null values included; personal data, not for logs
     */
    public Map<String, @Nullable Object> raw() {
        return reading.raw();
    }

    /**
     * Lists what was odd in the document. None of it is a reason to refuse the person.
     *
     * @return the issues, at most 1,000; they hold no value of the document and can be logged
     */
    public List<Issue> issues() {
        return reading.issues();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Professional that && raw().equals(that.raw());
    }

    @Override
    public int hashCode() {
        return raw().hashCode();
    }

    /**
     * Hides who the person is.
     *
     * @return how many practices and issues there are
     */
    @Override
    public String toString() {
        return "Professional[•••, practices=" + practices().size() + ", issues=" + issues().size() + "]";
    }
}
