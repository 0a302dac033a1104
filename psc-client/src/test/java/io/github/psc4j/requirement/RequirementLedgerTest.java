package io.github.psc4j.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.internal.requirement.Source;
import io.github.psc4j.testing.GeneratedPage;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The ledger is complete and true: every rule has a class that enforces it, a test that proves it, and a row in the page. */
class RequirementLedgerTest {
    private static final RequirementLedger LEDGER = RequirementLedger.read();

    @Test
    void every_rule_is_enforced_somewhere() {
        assertThat(Arrays.stream(Requirement.values())
                        .filter(rule -> LEDGER.enforcers(rule).isEmpty()))
                .isEmpty();
    }

    @Test
    void every_rule_is_proved_by_a_test() {
        assertThat(Arrays.stream(Requirement.values())
                        .filter(rule -> LEDGER.tests(rule).isEmpty()))
                .isEmpty();
    }

    @Test
    void what_claims_to_prove_a_rule_is_run() {
        assertThat(LEDGER.claimedProofsThatAreNeverRun()).isEmpty();
    }

    @Test
    void the_page_of_rules_is_up_to_date() {
        GeneratedPage.named("requirements.md").assertEqualTo(page());
        LoggerFactory.getLogger("report")
                .info(
                        "rules: {} of {} specifications, each enforced by a class and proved by one of {} tests",
                        Requirement.values().length,
                        Source.values().length,
                        Arrays.stream(Requirement.values())
                                .flatMap(rule -> LEDGER.tests(rule).stream())
                                .distinct()
                                .count());
    }

    private static String page() {
        return """
                # Rules

                What the specifications, and Pro Santé Connect, ask of a relying party: rule, error code, the class that
                enforces it, the tests that prove it. Made from the annotations in the code by `RequirementLedgerTest`, which fails
                when a rule has no class or no test, or when this page is out of date; `mvn verify -Dpsc4j.docs=write` writes it.
                A dash in place of a code: there is nothing to report, since the library itself does, or never does, what the rule
                says. What a specification only advises is kept as strictly as what it requires.

                %s rules.

                """.formatted(Requirement.values().length)
                + Stream.of(Source.values()).map(RequirementLedgerTest::section).collect(Collectors.joining("\n"));
    }

    private static String section(Source source) {
        List<Requirement> rules = Arrays.stream(Requirement.values())
                .filter(rule -> rule.source() == source)
                .toList();
        return "## " + source.title() + "\n\n"
                + "| Section | Level | Requirement | Code | Enforced by | Proved by |\n|---|---|---|---|---|---|\n"
                + rules.stream().map(RequirementLedgerTest::row).collect(Collectors.joining());
    }

    private static String row(Requirement rule) {
        return "| " + rule.section() + " | " + rule.level() + " | " + rule.sentence() + " | "
                + rule.code().map(code -> code.id() + " `" + code + "`").orElse("–") + " | "
                + list(LEDGER.enforcers(rule)) + " | " + list(LEDGER.tests(rule)) + " |\n";
    }

    private static String list(Set<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining("<br>"));
    }
}
