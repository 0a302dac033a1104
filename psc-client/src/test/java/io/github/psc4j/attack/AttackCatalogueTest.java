package io.github.psc4j.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.attack.AttackCatalogue.Proof;
import io.github.psc4j.attack.AttackCatalogue.Row;
import io.github.psc4j.testing.GeneratedPage;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Every attack that the library can meet has a permanent test, and the page that says so is true. */
class AttackCatalogueTest {
    private static final AttackCatalogue CATALOGUE = AttackCatalogue.read();

    private static Stream<Row> rows(Proof proof) {
        return CATALOGUE.rows().stream().filter(row -> row.proof() == proof);
    }

    @Test
    void every_row_that_the_core_can_meet_has_a_test_here() {
        assertThat(rows(Proof.CORE)
                        .map(Row::id)
                        .filter(id -> CATALOGUE.coreTests(id).isEmpty()))
                .isEmpty();
    }

    @Test
    void every_test_names_a_row_that_there_is() {
        List<String> ids = CATALOGUE.rows().stream().map(Row::id).toList();
        assertThat(ids).hasSize(57).doesNotHaveDuplicates();
        assertThat(ids).containsAll(CATALOGUE.idsNamedByTests());
    }

    @Test
    void what_is_named_like_a_proof_is_run() {
        assertThat(CATALOGUE.neverRun()).isEmpty();
    }

    @Test
    void what_is_proved_later_is_not_proved_yet() {
        assertThat(rows(Proof.LATER)
                        .filter(row -> !CATALOGUE.coreTests(row.id()).isEmpty()))
                .isEmpty();
        assertThat(rows(Proof.LATER).map(Row::note)).doesNotContain("");
    }

    @Test
    void the_page_of_attacks_is_up_to_date() {
        GeneratedPage.named("attacks.md").assertEqualTo(page());
        LoggerFactory.getLogger("report")
                .info(
                        "attacks: {} of {} rows with a passing test in the core, {} elsewhere",
                        CATALOGUE.rows().stream()
                                .filter(row -> !CATALOGUE.coreTests(row.id()).isEmpty())
                                .count(),
                        CATALOGUE.rows().size(),
                        rows(Proof.WEB)
                                .filter(row -> !CATALOGUE.starterTests(row.id()).isEmpty())
                                .count());
    }

    private static String page() {
        return """
                # Attacks

                What an attacker, a broken provider or a careless integrator can send, what is expected of this library, and the
                tests that prove it. A test's name begins with the identifiers of its rows. Made from `attacks.tsv` and the tests
                by `AttackCatalogueTest`, which fails when a row of the core has no test, when a test names an unknown row, or when
                this page is out of date; `mvn verify -Dpsc4j.docs=write` writes it.

                Refused means: a typed error with a stable code, no session, no token kept, nothing secret in the message, and no
                request to an address that the attacker chose. What a web application adds (cookies, sessions, CSRF) is proved in
                `psc-spring-starter`.

                | Id | What goes wrong | What is expected | Proved in `psc-client` | Proved in `psc-spring-starter` |
                |---|---|---|---|---|
                """ + CATALOGUE.rows().stream().map(AttackCatalogueTest::line).collect(Collectors.joining());
    }

    private static String line(Row row) {
        return "| " + row.id() + " | " + row.attack() + " | " + row.expected() + " | "
                + (row.note().isEmpty() ? cell(CATALOGUE.coreTests(row.id())) : row.note()) + " | "
                + (row.proof() == Proof.WEB && CATALOGUE.starterTests(row.id()).isEmpty()
                        ? "to be proved there"
                        : cell(CATALOGUE.starterTests(row.id())))
                + " |\n";
    }

    private static String cell(Set<String> tests) {
        return tests.isEmpty() ? "–" : tests.stream().map(t -> "`" + t + "`").collect(Collectors.joining("<br>"));
    }
}
