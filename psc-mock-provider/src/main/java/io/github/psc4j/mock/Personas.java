package io.github.psc4j.mock;

import io.github.psc4j.mock.internal.file.PersonaFile;
import io.github.psc4j.mock.internal.persona.HealthProfessionals;
import io.github.psc4j.mock.internal.persona.Physicians;
import io.github.psc4j.mock.internal.persona.Roles;
import io.github.psc4j.mock.internal.persona.SpecialCases;
import io.github.psc4j.mock.model.Persona;
import java.nio.file.Path;
import java.util.List;

/**
 * The bundled people, who cover the sector. All invented: names, numbers (right check digits, in ranges that are not given
 * out) and places; every code is one of the agency's tables. A person of your own comes from
 * {@link Persona#builder(String)} or from a file.
 */
public final class Personas {

    /** A general practitioner with a practice of her own and consultations in a hospital. */
    public static final Persona PHYSICIAN = Physicians.generalPractitioner();

    /** A cardiologist, partner in a company of physicians: one activity. */
    public static final Persona CARDIOLOGIST = Physicians.cardiologist();

    /** A professor of anaesthesia, salaried by two hospitals. */
    public static final Persona HOSPITAL_PHYSICIAN = Physicians.hospitalPhysician();

    /** A general practitioner who replaces others: an activity without structure or address. */
    public static final Persona REPLACING_PHYSICIAN = Physicians.replacingPhysician();

    /** A psychiatrist, salaried by a hospital and volunteer of an association. */
    public static final Persona VOLUNTEER_PHYSICIAN = Physicians.volunteerPhysician();

    /** An emergency physician of the armed forces: military category and title. */
    public static final Persona MILITARY_PHYSICIAN = Physicians.militaryPhysician();

    /** An emergency physician with access to medical dispatch: {@code VRAI}, a value expected and never seen. */
    public static final Persona DISPATCH_PHYSICIAN = Physicians.dispatchPhysician();

    /** A radiologist with a second skill: two practices of one profession, three activities. */
    public static final Persona PHYSICIAN_TWO_SKILLS = Physicians.twoSkills();

    /** An intern: category student, neither title nor skill. */
    public static final Persona STUDENT = Physicians.intern();

    /** A paediatrician whose name has accents, apostrophes and letters from elsewhere, and who practises under another. */
    public static final Persona FOREIGN_NAME = Physicians.foreignName();

    /** A nurse in private practice. */
    public static final Persona NURSE = HealthProfessionals.nurse();

    /** An advanced practice nurse: a skill of another profession than physician. */
    public static final Persona ADVANCED_PRACTICE_NURSE = HealthProfessionals.advancedPracticeNurse();

    /** A midwife, in her own practice and in maternal and child care. */
    public static final Persona MIDWIFE = HealthProfessionals.midwife();

    /** The owner of a community pharmacy: section A of the register. */
    public static final Persona PHARMACIST = HealthProfessionals.pharmacist();

    /** A pharmacist in charge of a hospital's pharmacy: section H. */
    public static final Persona HOSPITAL_PHARMACIST = HealthProfessionals.hospitalPharmacist();

    /** A pharmacist in charge of a laboratory: section G. */
    public static final Persona BIOLOGIST = HealthProfessionals.biologist();

    /** A dentist with the specialty of oral surgery. */
    public static final Persona DENTIST = HealthProfessionals.dentist();

    /** A physiotherapist in a group practice. */
    public static final Persona PHYSIOTHERAPIST = HealthProfessionals.physiotherapist();

    /** A podiatrist in private practice. */
    public static final Persona PODIATRIST = HealthProfessionals.podiatrist();

    /** A psychologist, who bears a title and has no profession of health, salaried by a nursing home. */
    public static final Persona PSYCHOLOGIST = HealthProfessionals.psychologist();

    /** A physiotherapist and osteopath: several practices of two professions, three activities. */
    public static final Persona TWO_PROFESSIONS = HealthProfessionals.twoProfessions();

    /** A social worker: profession 99, known by the role. */
    public static final Persona SOCIAL_WORKER = Roles.socialWorker();

    /** A medical secretary without RPPS number, known by the practice that employs her. */
    public static final Persona MEDICAL_SECRETARY = Roles.medicalSecretary();

    /** The director of a nursing home, without RPPS number, known by its FINESS number. */
    public static final Persona DIRECTOR = Roles.director();

    /** An employee of a hospital: no RPPS number, no regulated profession, known by the employer's SIRET number. */
    public static final Persona HOSPITAL_EMPLOYEE = Roles.hospitalEmployee();

    /** An identity made with EDIT, the tool for the sandbox: its identifier is no number of any register. */
    public static final Persona TEST_IDENTITY = SpecialCases.testIdentity();

    /** A speech therapist still known by his ADELI number: {@link #ADELI_MOVED_TO_RPPS} before the move. */
    public static final Persona ADELI = SpecialCases.adeli();

    /** The same speech therapist with his RPPS number; the ADELI number is among the other identifiers. */
    public static final Persona ADELI_MOVED_TO_RPPS = SpecialCases.adeliMovedToRpps();

    /** A nurse with an account of Pro Santé Identité: known by a UUID (inferred), RPPS number among the others. */
    public static final Persona PSI_ACCOUNT = SpecialCases.psiAccount();

    /** A dentist who was struck off the register: a practice without any activity (inferred). */
    public static final Persona STRUCK_OFF = SpecialCases.struckOff();

    /** A retired midwife: an RPPS number, and no practice any more. */
    public static final Persona NO_PRACTICE = SpecialCases.noPractice();

    private static final List<Persona> ALL = List.of(
            PHYSICIAN,
            CARDIOLOGIST,
            HOSPITAL_PHYSICIAN,
            REPLACING_PHYSICIAN,
            VOLUNTEER_PHYSICIAN,
            MILITARY_PHYSICIAN,
            DISPATCH_PHYSICIAN,
            PHYSICIAN_TWO_SKILLS,
            STUDENT,
            FOREIGN_NAME,
            NURSE,
            ADVANCED_PRACTICE_NURSE,
            MIDWIFE,
            PHARMACIST,
            HOSPITAL_PHARMACIST,
            BIOLOGIST,
            DENTIST,
            PHYSIOTHERAPIST,
            PODIATRIST,
            PSYCHOLOGIST,
            TWO_PROFESSIONS,
            SOCIAL_WORKER,
            MEDICAL_SECRETARY,
            DIRECTOR,
            HOSPITAL_EMPLOYEE,
            TEST_IDENTITY,
            ADELI,
            ADELI_MOVED_TO_RPPS,
            PSI_ACCOUNT,
            STRUCK_OFF,
            NO_PRACTICE);

    private Personas() {}

    /**
     * All the bundled people, in the order of the login page.
     *
     * @return the people
     */
    public static List<Persona> all() {
        return ALL;
    }

    /**
     * The people of a file of your own, in YAML or, when its name ends with {@code .json}, in JSON. The README says what
     * can be in it.
     *
     * @param file the file
     * @return its people, in its order
     * @throws io.github.psc4j.mock.model.InvalidFileException when the file cannot be read or says something wrong, with the place in it
     */
    public static List<Persona> read(Path file) {
        return PersonaFile.read(file);
    }
}
