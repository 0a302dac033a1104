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

/** The ledger is complete and true: every requirement has a class that enforces it, a test that proves it, and a row in the page. */
class RequirementLedgerTest {
    private static final RequirementLedger LEDGER = RequirementLedger.read();

    @Test
    void every_requirement_is_enforced_somewhere() {
        assertThat(Arrays.stream(Requirement.values())
                        .filter(requirement -> LEDGER.enforcers(requirement).isEmpty()))
                .isEmpty();
    }

    @Test
    void every_requirement_is_proved_by_a_test() {
        assertThat(Arrays.stream(Requirement.values())
                        .filter(requirement -> LEDGER.tests(requirement).isEmpty()))
                .isEmpty();
    }

    @Test
    void what_claims_to_prove_a_requirement_is_run() {
        assertThat(LEDGER.claimedProofsThatAreNeverRun()).isEmpty();
    }

    @Test
    void the_page_of_requirements_is_up_to_date() {
        GeneratedPage.named("requirements.md").assertEqualTo(page());
        LoggerFactory.getLogger("report")
                .info(
                        "requirements: {} of {} specifications, each enforced by a class and proved by one of {} tests",
                        Requirement.values().length,
                        Source.values().length,
                        Arrays.stream(Requirement.values())
                                .flatMap(requirement -> LEDGER.tests(requirement).stream())
                                .distinct()
                                .count());
    }

    private static String page() {
        return """
                # Requirements

                What the specifications, and Pro Santé Connect, require of a relying party: the sentence, its error code, the class
                that enforces it, the tests that prove it. Made from the annotations in the code by `RequirementLedgerTest`, which
                fails when a requirement has no class or no test, or when this page is out of date; `mvn verify -Dpsc4j.docs=write`
                writes it. A dash in place of a code: there is nothing to report, since the library itself does, or never does,
                what the requirement says. What a specification only advises is kept as strictly as what it requires.

                %s requirements.

                """.formatted(Requirement.values().length)
                + Stream.of(Source.values()).map(RequirementLedgerTest::section).collect(Collectors.joining("\n"));
    }

    private static String section(Source source) {
        List<Requirement> requirements = Arrays.stream(Requirement.values())
                .filter(requirement -> requirement.source() == source)
                .toList();
        return "## " + source.title() + "\n\n"
                + "| Section | Level | Requirement | Code | Enforced by | Proved by |\n|---|---|---|---|---|---|\n"
                + requirements.stream().map(RequirementLedgerTest::row).collect(Collectors.joining());
    }

    private static String row(Requirement requirement) {
        return "| " + requirement.section() + " | " + requirement.level() + " | " + requirement.sentence() + " | "
                + requirement.code().map(code -> code.id() + " `" + code + "`").orElse("–") + " | "
                + list(LEDGER.enforcers(requirement)) + " | " + list(LEDGER.tests(requirement)) + " |\n";
    }

    private static String list(Set<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining("<br>"));
    }
}
