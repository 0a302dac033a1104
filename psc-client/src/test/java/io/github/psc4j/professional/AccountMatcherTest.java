package io.github.psc4j.professional;

import static io.github.psc4j.professional.AccountMatcher.match;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.professional.AccountMatch.Ambiguous;
import io.github.psc4j.professional.AccountMatch.NewIdentifier;
import io.github.psc4j.professional.AccountMatch.Other;
import io.github.psc4j.professional.AccountMatch.Reason;
import io.github.psc4j.professional.AccountMatch.Same;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountMatcherTest {

    private static final StoredId RPPS = new StoredId(IdentifierOrigin.RPPS, "99880012341");
    private static final StoredId OTHER_RPPS = new StoredId(IdentifierOrigin.RPPS, "99880056785");
    private static final StoredId ADELI = new StoredId(IdentifierOrigin.ADELI, "991234568");
    private static final StoredId OTHER_ADELI = new StoredId(IdentifierOrigin.ADELI, "999103138");
    private static final String UUID = "0f8fad5b-d9cb-469f-a165-70867728950e";
    private static final StoredId PSI = new StoredId(IdentifierOrigin.PSI, UUID);
    private static final StoredId EMPLOYEE = StoredId.parse("599900123300017/CPAT00045");

    @Test
    void the_national_identifier_is_the_key() {
        assertThat(match(List.of(RPPS), person("899880012341"))).isEqualTo(new Same(RPPS, List.of()));
        assertThat(match(List.of(ADELI), person("0991234568"))).isEqualTo(new Same(ADELI, List.of()));
        assertThat(match(List.of(EMPLOYEE), person("599900123300017/CPAT00045")))
                .isEqualTo(new Same(EMPLOYEE, List.of()));
        assertThat(match(List.of(PSI), person(UUID.toUpperCase()))).isEqualTo(new Same(PSI, List.of()));
        assertThat(match(List.of(StoredId.parse("ans20231122132732")), person("ANS20231122132732")))
                .isInstanceOf(Same.class);
    }

    @Test
    void an_account_that_matches_is_told_what_to_keep_for_the_day_of_the_change() {
        assertThat(match(List.of(RPPS), person("899880012341", other("991234568", "ADELI"), other(UUID, "PSI"))))
                .isEqualTo(new Same(RPPS, List.of(ADELI, PSI)));
    }

    @Test
    void an_adeli_account_is_found_again_under_the_rpps_number_if_psc_still_tells_the_adeli_number() {
        Professional toggled = person("899880012341", other("0991234568", "ADELI"), other("899880012341", "RPPS"));
        assertThat(match(List.of(ADELI), toggled)).isEqualTo(new NewIdentifier(ADELI, List.of(RPPS)));
    }

    @Test
    void an_adeli_account_is_not_found_if_nothing_links_the_two_numbers() {
        assertThat(match(List.of(ADELI), person("899880012341", other("899880012341", "RPPS"))))
                .isEqualTo(new Other());
    }

    @Test
    void an_account_of_the_directory_is_found_again_after_a_merge_into_a_psi_account() {
        Professional merged = person(UUID, other(UUID, "PSI"), other("899880012341", "RPPS"));
        assertThat(match(List.of(RPPS), merged)).isEqualTo(new NewIdentifier(RPPS, List.of(PSI)));
        assertThat(match(List.of(RPPS, PSI), merged)).isEqualTo(new Same(PSI, List.of()));
        assertThat(match(List.of(RPPS, ADELI), merged)).isEqualTo(new NewIdentifier(RPPS, List.of(PSI)));
    }

    @Test
    void the_strongest_evidence_is_named_first() {
        Professional person = person(
                "ANS20231122132732",
                other("599900123300017/CPAT00045", "SIRET"),
                other(UUID, "PSI"),
                other("991234568", "ADELI"));
        assertThat(match(List.of(EMPLOYEE, PSI, ADELI), person)).isInstanceOfSatisfying(NewIdentifier.class, found -> {
            assertThat(found.evidence()).isEqualTo(ADELI);
            assertThat(found.toStore()).containsExactly(StoredId.parse("ANS20231122132732"));
        });
        assertThat(match(List.of(EMPLOYEE, PSI), person))
                .isInstanceOfSatisfying(
                        NewIdentifier.class,
                        found -> assertThat(found.evidence()).isEqualTo(PSI));
    }

    @Test
    void two_rpps_numbers_are_two_persons_whatever_else_is_shared() {
        Professional person = person("899880012341", other("991234568", "ADELI"));
        assertThat(match(List.of(OTHER_RPPS, ADELI), person))
                .isEqualTo(new Ambiguous(Reason.TWO_RPPS_NUMBERS, List.of(ADELI)));
        assertThat(match(List.of(OTHER_RPPS), person)).isEqualTo(new Other());
        assertThat(match(List.of(RPPS, OTHER_RPPS), person))
                .isEqualTo(new Ambiguous(Reason.TWO_RPPS_NUMBERS, List.of(RPPS)));
        assertThat(match(List.of(OTHER_RPPS), person("899880012341", other("899880056785", "RPPS"))))
                .isEqualTo(new Ambiguous(Reason.TWO_RPPS_NUMBERS, List.of(OTHER_RPPS)));
    }

    @Test
    void several_adeli_numbers_contradict_nothing() {
        Professional person = person("899880012341", other("991234568", "ADELI"), other("999103138", "ADELI"));
        assertThat(match(List.of(OTHER_ADELI), person)).isEqualTo(new NewIdentifier(OTHER_ADELI, List.of(RPPS, ADELI)));
        assertThat(match(List.of(RPPS, OTHER_ADELI), person("899880012341", other("991234568", "ADELI"))))
                .isEqualTo(new Same(RPPS, List.of(ADELI)));
    }

    @Test
    void the_number_of_an_employee_is_evidence_only_as_the_national_identifier() {
        Professional promoted = person("899880012341", other("599900123300017/CPAT00045", "SIRET"));
        assertThat(match(List.of(EMPLOYEE), promoted))
                .isEqualTo(new Ambiguous(Reason.EMPLOYEE_NUMBER_ONLY, List.of(EMPLOYEE)));
        assertThat(match(List.of(EMPLOYEE), person("599900123300017/CPAT00046")))
                .isEqualTo(new Other());
        assertThat(match(List.of(EMPLOYEE), person("599900123300017/cpat00045")))
                .isEqualTo(new Other());
    }

    @Test
    void a_bare_number_without_origin_is_never_evidence_enough() {
        StoredId bare = StoredId.parse("99880012341");
        assertThat(bare.origin()).isEqualTo(IdentifierOrigin.UNKNOWN);
        assertThat(match(List.of(bare), person("899880012341")))
                .isEqualTo(new Ambiguous(Reason.ORIGIN_NOT_KNOWN, List.of(bare)));
        assertThat(match(List.of(StoredId.parse("99880056785")), person("899880012341")))
                .isEqualTo(new Other());
        assertThat(match(List.of(StoredId.parse("9a1234568")), person("09A1234568")))
                .isInstanceOf(Ambiguous.class);
    }

    @Test
    void a_number_of_another_register_is_another_number() {
        assertThat(match(List.of(new StoredId(IdentifierOrigin.ADELI, "99880012341")), person("899880012341")))
                .isEqualTo(new Other());
        assertThat(match(List.of(new StoredId(IdentifierOrigin.SIREN, "991234568")), person("0991234568")))
                .isEqualTo(new Other());
    }

    @ParameterizedTest
    @ValueSource(strings = {"800000000000", "0000000000", "000", ""})
    void zeros_are_nobodys_identifier(String zeros) {
        StoredId stored = StoredId.parse(zeros);
        assertThat(match(List.of(stored), person(zeros, other(zeros, "RASS")))).isEqualTo(new Other());
        assertThat(AccountMatcher.identifiersOf(person(zeros))).isEmpty();
        assertThat(match(List.of(stored, RPPS), person("899880012341"))).isEqualTo(new Same(RPPS, List.of()));
    }

    @Test
    void nothing_stored_or_nothing_known_is_nobody() {
        assertThat(match(List.of(), person("899880012341"))).isEqualTo(new Other());
        assertThat(match(List.of(RPPS), Professional.from(Map.of()))).isEqualTo(new Other());
    }

    @Test
    void names_are_never_looked_at() {
        Map<String, Object> document = new LinkedHashMap<>(UserInfos.ofToday());
        document.put("SubjectNameID", "899880056785");
        document.put("otherIds", List.of());
        assertThat(match(List.of(RPPS), Professional.from(document))).isEqualTo(new Other());
    }

    @Test
    void lists_what_to_search_with_the_strongest_first() {
        Professional person = person(
                UUID,
                other("599900123300017/CPAT00045", "SIRET"),
                other("99880012341", "RPPS"),
                other("899880012341", "RPPS"),
                other("0991234568", "RASS"));
        assertThat(AccountMatcher.identifiersOf(person)).containsExactly(RPPS, ADELI, PSI, EMPLOYEE);
    }

    @Test
    void finds_the_one_account_among_several() {
        Professional person = person("899880012341", other("991234568", "ADELI"));
        assertThat(AccountMatcher.find(person, Map.of("a", Set.of(ADELI), "b", Set.of(OTHER_RPPS))))
                .isEqualTo(new AccountMatcher.Search<>(List.of("a"), new NewIdentifier(ADELI, List.of(RPPS))));
        assertThat(AccountMatcher.find(person, Map.of("b", Set.of(OTHER_RPPS))))
                .isEqualTo(new AccountMatcher.Search<>(List.of(), new Other()));
        assertThat(AccountMatcher.find(person, Map.<String, Set<StoredId>>of()).accounts())
                .isEmpty();
    }

    @Test
    void two_accounts_of_one_person_are_told_and_none_is_chosen() {
        Map<String, Set<StoredId>> accounts = new LinkedHashMap<>();
        accounts.put("old", Set.of(ADELI));
        accounts.put("foreign", Set.of(OTHER_RPPS));
        accounts.put("new", Set.of(RPPS));
        AccountMatcher.Search<String> search =
                AccountMatcher.find(person("899880012341", other("991234568", "ADELI"), other(UUID, "PSI")), accounts);
        assertThat(search.accounts()).containsExactly("old", "new");
        assertThat(search.match()).isEqualTo(new Ambiguous(Reason.SEVERAL_ACCOUNTS, List.of(RPPS, ADELI)));
    }

    @ParameterizedTest
    @CsvSource({
        "RPPS, 899880012341, RPPS:99880012341",
        "RPPS, 99880012341, RPPS:99880012341",
        "UNKNOWN, 899880012341, RPPS:99880012341",
        "UNKNOWN, 99880012341, UNKNOWN:99880012341",
        "ADELI, 09a1234568, ADELI:9A1234568",
        "ADELI, 9a1234568, ADELI:9A1234568",
        "ADELI, ' 991234568 ', ADELI:991234568",
        "PSI, 0f8fad5b-d9cb-469f-a165-70867728950e, PSI:0F8FAD5B-D9CB-469F-A165-70867728950E",
        "UNKNOWN, ans2023, TEST:ANS2023",
        "SIRET, 599900123300017/cpat:1, SIRET:599900123300017/cpat:1",
        "UNKNOWN, NOSUCH:x, UNKNOWN:NOSUCH:x",
        "UNKNOWN, ':x', 'UNKNOWN::x'",
    })
    void an_identifier_is_kept_in_one_form_and_read_back(IdentifierOrigin origin, String value, String text) {
        StoredId id = new StoredId(origin, value);
        assertThat(id.text()).isEqualTo(text);
        assertThat(StoredId.parse(text)).isEqualTo(id);
        assertThat(id.toString())
                .doesNotContain(id.value())
                .contains(id.origin().name());
    }

    @Test
    void identifiers_sort_by_their_worth_then_origin_then_value() {
        List<StoredId> sorted = List.of(
                RPPS,
                OTHER_RPPS,
                ADELI,
                OTHER_ADELI,
                PSI,
                StoredId.parse("ANS1"),
                StoredId.parse("112345678901/00001"),
                EMPLOYEE,
                StoredId.parse("x"));
        List<StoredId> shuffled = new ArrayList<>(sorted);
        java.util.Collections.shuffle(shuffled, new java.util.Random(7));
        shuffled.sort(null);
        assertThat(shuffled).isEqualTo(sorted);
    }

    @Test
    void what_was_found_cannot_be_changed_and_is_not_printed() {
        List<StoredId> ids = new ArrayList<>(List.of(RPPS));
        List<AccountMatch> matches =
                List.of(new Same(RPPS, ids), new NewIdentifier(RPPS, ids), new Ambiguous(Reason.TWO_RPPS_NUMBERS, ids));
        ids.clear();
        assertThat(matches.toString()).doesNotContain("9988");
        assertThat(((Same) matches.get(0)).toStore()).hasSize(1);
        assertThat(((NewIdentifier) matches.get(1)).toStore()).hasSize(1);
        assertThat(((Ambiguous) matches.get(2)).shared()).hasSize(1);
        List<String> accounts = new ArrayList<>(List.of("a"));
        AccountMatcher.Search<String> search = new AccountMatcher.Search<>(accounts, new Other());
        accounts.clear();
        assertThat(search.accounts()).containsExactly("a");
    }

    @SafeVarargs
    private static Professional person(String nationalId, Map<String, Object>... otherIds) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("SubjectNameID", nationalId);
        document.put("otherIds", List.of(otherIds));
        return Professional.from(document);
    }

    private static Map<String, Object> other(String value, String origin) {
        return UserInfos.otherId(value, origin, 1);
    }
}
