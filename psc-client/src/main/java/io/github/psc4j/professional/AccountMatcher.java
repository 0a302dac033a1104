package io.github.psc4j.professional;

import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.professional.AccountMatch.Ambiguous;
import io.github.psc4j.professional.AccountMatch.NewIdentifier;
import io.github.psc4j.professional.AccountMatch.Other;
import io.github.psc4j.professional.AccountMatch.Reason;
import io.github.psc4j.professional.AccountMatch.Same;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the account of a person again, although the national identifier changes over the years.
 *
 * <pre>{@code
 * Map<Account, Set<StoredId>> candidates = accounts.withAnyOf(AccountMatcher.identifiersOf(person));
 * AccountMatcher.Search<Account> search = AccountMatcher.find(person, candidates);
 * search.match(); // Same, NewIdentifier, Ambiguous or Other
 * search.accounts(); // the account; several if it is ambiguous which
 * }</pre>
 *
 * An application keeps with each account every identifier it has seen of the person, and adds those that a match tells it
 * to ({@code toStore}). What is decided, and why:
 *
 * <ul>
 *   <li><b>ADELI to RPPS.</b> The directory gave professionals of the ADELI an RPPS number, and PSC replaces the one by the
 *       other. If the account holds the ADELI number and PSC still tells it among the other identifiers, the account is the
 *       person's under a new identifier. If PSC does not tell it, nothing in the document links the two: the outcome is
 *       <i>other</i>, and the person has to prove the account in another way, once.
 *   <li><b>Merge into Pro Santé Identité.</b> The national identifier may become a UUID while the RPPS number stays among the
 *       other identifiers: new identifier, the evidence is the RPPS number. An application that had two accounts of the
 *       person (an ADELI and an RPPS one) finds both: ambiguous, {@link Reason#SEVERAL_ACCOUNTS}.
 *   <li><b>Two RPPS numbers</b> are two persons, whatever else they share: ambiguous, never the same. Several ADELI numbers
 *       are one person with several professions or departments, and contradict nothing.
 *   <li><b>Employees</b> are known by what their employer calls them. As the national identifier it is the key PSC documents:
 *       same. Among the other identifiers it is weak, since an employer may give a number again: ambiguous.
 *   <li><b>Names and e-mail addresses</b> are never looked at.
 * </ul>
 *
 * Stateless and thread-safe.
 */
public final class AccountMatcher {

    private AccountMatcher() {}

    /**
     * What a search found.
     *
     * @param accounts the accounts that may be the person's: one for the same and for a new identifier, none for other
     * @param match how the one account matches, or why none can be chosen
     * @param <A> the application's own account
     */
    public record Search<A>(List<A> accounts, AccountMatch match) {
        /**
         * Copies the accounts.
         *
         * @param accounts the accounts
         * @param match how they match
         */
        public Search {
            Arguments.refuseNull(accounts, "accounts");
            Arguments.refuseNull(match, "match");
            accounts = List.copyOf(accounts);
        }
    }

    /**
     * Lists everything the person is known by, to search accounts with, and to keep with a new account.
     *
     * @param person the person
     * @return the RPPS number first, then the other identifiers in the order of their worth; without duplicates, and
     *     without the zeros that stand for "none"
     */
    public static List<StoredId> identifiersOf(Professional person) {
        Arguments.refuseNull(person, "person");
        Set<StoredId> all = new TreeSet<>();
        person.nationalId().map(StoredId::of).ifPresent(all::add);
        person.otherIds().stream().map(StoredId::of).forEach(all::add);
        all.removeIf(StoredId::isPlaceholder);
        return List.copyOf(all);
    }

    /**
     * Compares one account with the person.
     *
     * @param stored every identifier the account holds, of whatever time
     * @param person the person now
     * @return whether the account is the person's
     */
    public static AccountMatch match(Collection<StoredId> stored, Professional person) {
        Arguments.refuseNull(person, "person");
        Arguments.refuseNull(stored, "stored");
        List<StoredId> known = identifiersOf(person);
        Set<StoredId> account = new LinkedHashSet<>(stored);
        account.removeIf(StoredId::isPlaceholder);
        List<StoredId> shared = known.stream().filter(account::contains).toList();
        if (shared.isEmpty()) {
            List<StoredId> bare = account.stream()
                    .filter(id -> id.origin() == IdentifierOrigin.UNKNOWN && isValueOf(known, id))
                    .toList();
            return bare.isEmpty() ? new Other() : new Ambiguous(Reason.ORIGIN_NOT_KNOWN, bare);
        }
        if (countRpps(account, known) > 1) {
            return new Ambiguous(Reason.TWO_RPPS_NUMBERS, shared);
        }
        List<StoredId> toStore =
                known.stream().filter(id -> !account.contains(id)).toList();
        Optional<StoredId> now = person.nationalId().map(StoredId::of).filter(shared::contains);
        if (now.isPresent()) {
            return new Same(now.get(), toStore);
        }
        // The list is in the order of worth, so the first is the strongest.
        return shared.get(0).isPersonal()
                ? new NewIdentifier(shared.get(0), toStore)
                : new Ambiguous(Reason.EMPLOYEE_NUMBER_ONLY, shared);
    }

    /**
     * Looks for the person's account among several.
     *
     * @param person the person now
     * @param accounts the identifiers of each account
     * @param <A> the application's own account
     * @return the account and how it matches
     */
    public static <A> Search<A> find(Professional person, Map<A, ? extends Collection<StoredId>> accounts) {
        Arguments.refuseNull(accounts, "accounts");
        Arguments.refuseNull(person, "person");
        Map<A, AccountMatch> matches = new LinkedHashMap<>();
        accounts.forEach((account, stored) -> {
            AccountMatch match = match(stored, person);
            if (!(match instanceof Other)) {
                matches.put(account, match);
            }
        });
        if (matches.isEmpty()) {
            return new Search<>(List.of(), new Other());
        }
        List<A> found = new ArrayList<>(matches.keySet());
        if (found.size() == 1) {
            return new Search<>(found, matches.values().iterator().next());
        }
        List<StoredId> shared = identifiersOf(person).stream()
                .filter(id -> matches.keySet().stream().anyMatch(account -> holds(accounts.get(account), id)))
                .toList();
        return new Search<>(found, new Ambiguous(Reason.SEVERAL_ACCOUNTS, shared));
    }

    private static boolean holds(@Nullable Collection<StoredId> stored, StoredId id) {
        return stored != null && stored.contains(id);
    }

    private static boolean isValueOf(List<StoredId> known, StoredId bare) {
        return known.stream().anyMatch(id -> id.value().equalsIgnoreCase(bare.value()));
    }

    private static long countRpps(Collection<StoredId> account, List<StoredId> known) {
        Set<StoredId> all = new LinkedHashSet<>(account);
        all.addAll(known);
        return all.stream().filter(id -> id.origin() == IdentifierOrigin.RPPS).count();
    }
}
