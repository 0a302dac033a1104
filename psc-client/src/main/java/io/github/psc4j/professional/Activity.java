package io.github.psc4j.professional;

import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.nomenclature.Coded;
import java.util.Optional;

/**
 * One place and mode of a practice (<i>situation d'exercice</i>).
 *
 * @param mode liberal, salaried, volunteer
 * @param sector the sector, for instance {@code SA07}
 * @param pharmacistSection the section of the pharmacists' register
 * @param role the function or role
 * @param kind the kind of activity, for instance {@code GENR01}
 * @param registrationAuthority who registered it, a composite that is kept as it was sent
 * @param workplace the structure; empty if the document says nothing of one
 */
public record Activity(
        Optional<Coded> mode,
        Optional<Coded> sector,
        Optional<Coded> pharmacistSection,
        Optional<Coded> role,
        Optional<Coded> kind,
        Optional<RegistrationAuthority> registrationAuthority,
        Optional<Workplace> workplace) {

    /**
     * Refuses {@code null}.
     *
     * @param mode liberal, salaried, volunteer
     * @param sector the sector, for instance {@code SA07}
     * @param pharmacistSection the section of the pharmacists' register
     * @param role the function or role
     * @param kind the kind of activity, for instance {@code GENR01}
     * @param registrationAuthority who registered it, a composite that is kept as it was sent
     * @param workplace the structure; empty if the document says nothing of one
     */
    public Activity {
        Arguments.refuseNull(kind, "kind");
        Arguments.refuseNull(mode, "mode");
        Arguments.refuseNull(pharmacistSection, "pharmacistSection");
        Arguments.refuseNull(registrationAuthority, "registrationAuthority");
        Arguments.refuseNull(role, "role");
        Arguments.refuseNull(sector, "sector");
        Arguments.refuseNull(workplace, "workplace");
    }

    /**
     * Hides who registered the activity and where it is.
     *
     * @return the codes with their labels
     */
    @Override
    public String toString() {
        return "Activity[mode=" + print(mode) + ", sector=" + print(sector) + ", role=" + print(role) + ", kind="
                + print(kind) + "]";
    }

    private static String print(Optional<Coded> coded) {
        return coded.map(Coded::toString).orElse("-");
    }
}
