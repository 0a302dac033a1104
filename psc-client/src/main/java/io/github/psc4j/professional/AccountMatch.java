package io.github.psc4j.professional;

import io.github.psc4j.internal.argument.Arguments;
import java.util.List;

/** Whether an account of the application is the account of the person who logged in, see {@link AccountMatcher}. */
public sealed interface AccountMatch {

    /**
     * It is: the account holds the national identifier that PSC sent at this login.
     *
     * @param by that identifier
     * @param toStore what else the person is known by and the account does not hold yet; keep it, for the day on which the
     *     national identifier changes
     */
    record Same(StoredId by, List<StoredId> toStore) implements AccountMatch {
        /**
         * Copies the identifiers.
         *
         * @param by the national identifier
         * @param toStore what to keep
         */
        public Same {
            Arguments.refuseNull(by, "by");
            Arguments.refuseNull(toStore, "toStore");
            toStore = List.copyOf(toStore);
        }
    }

    /**
     * It is, and the person's national identifier has changed since: the account holds another identifier that PSC says the
     * person has, and that is given to one person only.
     *
     * @param evidence the identifier that the account and the person share; the strongest if there are several
     * @param toStore the new identifiers; keep them beside the old ones
     */
    record NewIdentifier(StoredId evidence, List<StoredId> toStore) implements AccountMatch {
        /**
         * Copies the identifiers.
         *
         * @param evidence what account and person share
         * @param toStore what to keep
         */
        public NewIdentifier {
            Arguments.refuseNull(evidence, "evidence");
            Arguments.refuseNull(toStore, "toStore");
            toStore = List.copyOf(toStore);
        }
    }

    /**
     * Nobody should decide this without asking: let the person prove the account in another way, or let a human look.
     *
     * @param reason why
     * @param shared what account and person share
     */
    record Ambiguous(Reason reason, List<StoredId> shared) implements AccountMatch {
        /**
         * Copies the identifiers.
         *
         * @param reason why
         * @param shared what account and person share
         */
        public Ambiguous {
            Arguments.refuseNull(reason, "reason");
            Arguments.refuseNull(shared, "shared");
            shared = List.copyOf(shared);
        }
    }

    /** Account and person share nothing that PSC vouches for. */
    record Other() implements AccountMatch {}

    /** Why nobody should decide alone. */
    enum Reason {
        /** Account and person share an identifier, and there are two RPPS numbers, of which a person has one for life. */
        TWO_RPPS_NUMBERS,
        /** All they share is the number of an employee, which the employer may have given to somebody else since. */
        EMPLOYEE_NUMBER_ONLY,
        /** The account holds a bare number without its origin: it may be one of the person's, or one of another register. */
        ORIGIN_NOT_KNOWN,
        /** Several accounts are the person's, as after a merge at PSC: one has to be chosen, or they have to be merged. */
        SEVERAL_ACCOUNTS
    }
}
