package io.github.psc4j.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.psc4j.attack.client.ClientUnderTest;
import io.github.psc4j.attack.client.CodeClient;
import io.github.psc4j.attack.client.Visitor;
import io.github.psc4j.attack.client.WebApplication;
import io.github.psc4j.attack.report.Attack;
import io.github.psc4j.attack.report.AttackReport;
import io.github.psc4j.attack.report.Finding;
import io.github.psc4j.attack.report.Outcome;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.junit.PscMock;
import io.github.psc4j.mock.model.MockClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the report says, and when it says nothing. */
@PscMock
class AttackReportTest {

    private static final Attack ATTACK =
            new Attack("V00-example", "V00", "sends | <b>", "everything falls", "RFC 0", Attack.Expectation.NO_SESSION);

    private static AttackReport report(Outcome... outcomes) {
        return new AttackReport(
                "client <script>",
                Instant.parse("2026-11-23T08:00:00Z"),
                java.util.Arrays.stream(outcomes)
                        .map(outcome -> new Finding(ATTACK, outcome, "seen\nso"))
                        .toList());
    }

    @Test
    void attacks_have_one_name_each_and_say_everything() {
        Set<String> ids = new HashSet<>();
        for (Attack attack : AttackKit.attacks()) {
            assertThat(ids.add(attack.id())).as(attack.id()).isTrue();
            assertThat(attack.id()).matches("[VN][0-9]{2}-[a-z0-9-]+").startsWith(attack.row() + "-");
            assertThat(List.of(attack.action(), attack.harm(), attack.source()))
                    .allSatisfy(text -> assertThat(text).isNotBlank().doesNotEndWith("."));
        }
    }

    @Test
    void a_hole_fails_the_test_and_says_what_follows() {
        assertThatThrownBy(() -> report(Outcome.REFUSED, Outcome.ACCEPTED).assertNoHoles())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("V00-example")
                .hasMessageContaining("everything falls");
        assertThatCode(() -> report(Outcome.REFUSED, Outcome.UNDETERMINED).assertNoHoles())
                .doesNotThrowAnyException();
    }

    @Test
    void a_known_hole_is_accepted_by_name_until_it_is_closed() {
        assertThatCode(() -> report(Outcome.REFUSED, Outcome.ACCEPTED).assertNoHolesBut("V00-example"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> report(Outcome.REFUSED).assertNoHolesBut("V00-example"))
                .hasMessageContaining("is no hole");
    }

    @Test
    void nothing_determined_is_no_praise() {
        assertThatThrownBy(() -> report(Outcome.UNDETERMINED).assertNoHoles())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("every attack is undetermined");
    }

    @Test
    void is_written_for_people_and_machines(@TempDir Path directory) throws Exception {
        report(Outcome.REFUSED, Outcome.ACCEPTED, Outcome.UNDETERMINED).writeTo(directory.resolve("new"));

        String text = read(directory, "txt");
        String markdown = read(directory, "md");
        Map<String, Object> json = JSONObjectUtils.parse(read(directory, "json"));
        assertThat(text).contains("3 attacks, 1 refused, 1 accepted, 1 undetermined", "HOLE");
        assertThat(markdown)
                .contains(
                        "## Holes (1)", "## Undetermined (1)", "## Refused (1)", "sends \\| &lt;b>", "seen so", "RFC 0")
                .doesNotContain("<script>", "<b>");
        assertThat(json)
                .containsEntry("accepted", 1L)
                .containsEntry("refused", 1L)
                .containsEntry("time", "2026-11-23T08:00:00Z");
        assertThat((List<?>) json.get("findings")).hasSize(3);
    }

    private static String read(Path directory, String ending) throws Exception {
        return Files.readString(directory.resolve("new").resolve("attack-report." + ending), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"/nowhere,/private", "/login,/", "/login,/nowhere-at-all"})
    void an_application_that_is_described_wrongly_is_undetermined(
            String login, String privatePath, PscMockProvider psc) {
        try (LeakyApplication application = new LeakyApplication(psc, EnumSet.of(LeakyCheck.NONCE))) {
            AttackReport report = AttackKit.of(psc)
                    .only(attack -> attack.row().equals("V33"))
                    .attack(WebApplication.at(application.address())
                            .login(login)
                            .loggedInWhen(
                                    privatePath,
                                    page -> page.body().equals(privatePath.equals("/") ? "public" : "hello")));

            assertThat(report.findings())
                    .hasSize(3)
                    .allSatisfy(finding -> assertThat(finding.outcome()).isEqualTo(Outcome.UNDETERMINED));
        }
    }

    @Test
    void a_client_that_refuses_everything_is_not_praised(PscMockProvider psc) {
        psc.inject(io.github.psc4j.mock.fault.Fault.INVALID_CLIENT);
        try (LeakyApplication application = new LeakyApplication(psc, Set.of())) {
            AttackReport report = AttackKit.of(psc)
                    .only(attack -> attack.row().equals("V33"))
                    .attack(WebApplication.at(application.address()).loggedInWhenOk("/private"));

            assertThat(report.undetermined()).hasSize(3);
        }
    }

    @Test
    void what_cannot_be_started_again_is_undetermined_on_its_start(PscMockProvider psc) {
        try (LeakyApplication application = new LeakyApplication(psc, EnumSet.of(LeakyCheck.KEY_IS_LONG))) {
            AttackReport report = AttackKit.of(psc)
                    .only(attack -> Set.of("V17-weak-key", "N07-metadata-of-another-issuer", "V54-keys-huge")
                            .contains(attack.id()))
                    .attack(WebApplication.at(application.address()).loggedInWhenOk("/private"));

            assertThat(report.undetermined()).as(report.text()).hasSize(3);
        }
    }

    @Test
    void the_provider_is_honest_again_afterwards(PscMockProvider psc) {
        try (LeakyApplication application = new LeakyApplication(psc, Set.of())) {
            WebApplication client = WebApplication.at(application.address()).loggedInWhenOk("/private");
            AttackKit.of(psc).only(attack -> attack.row().equals("V02")).attack(client);

            Visitor visitor = client.newVisitor();
            assertThatCode(() -> {
                        visitor.comeBack(psc.login(visitor.startLogin(), io.github.psc4j.mock.Personas.NURSE));
                        assertThat(visitor.loggedIn()).isTrue();
                    })
                    .doesNotThrowAnyException();
        }
    }

    /** Believes whatever comes back. */
    private record Credulous(PscMockProvider psc) {

        URI start() {
            return URI.create(psc.walletOrigin() + "/auth?response_type=code&client_id=psc-mock-client"
                    + "&redirect_uri=http://localhost/cb&scope=openid%20scope_all&acr_values=eidas1&state=s&nonce=n"
                    + "&code_challenge=" + "A".repeat(43) + "&code_challenge_method=S256");
        }
    }

    @Test
    void code_without_pages_is_attacked_through_functions(PscMockProvider psc) {
        ClientUnderTest credulous = CodeClient.named("credulous", () -> new Credulous(psc))
                .starting(Credulous::start, uri -> uri)
                .completing((client, started, callback) -> {});
        ClientUnderTest exhausted = CodeClient.named("exhausted", () -> new Credulous(psc))
                .starting(Credulous::start, uri -> uri)
                .completing((client, started, callback) -> {
                    if (!callback.toString().contains("state=s")) {
                        throw new StackOverflowError();
                    }
                });

        AttackReport report = AttackKit.of(psc)
                .only(attack -> Set.of("V35-state-missing", "V30-way-back-without-a-login", "V37-state-repeated")
                        .contains(attack.id()))
                .attack(credulous);
        assertThat(report.holes()).map(hole -> hole.attack().row()).containsExactlyInAnyOrder("V35", "V37");
        assertThat(report.undetermined()).map(open -> open.attack().row()).containsExactly("V30");
        assertThat(AttackKit.of(psc)
                        .only(attack -> attack.id().equals("V35-state-missing"))
                        .attack(exhausted)
                        .holes())
                .singleElement()
                .satisfies(hole -> assertThat(hole.evidence()).contains("broke down"));
    }

    @Test
    void the_time_of_a_report_is_the_providers() {
        MockClock clock = MockClock.stoppedAt(Instant.parse("2026-11-23T08:00:00Z"));
        try (PscMockProvider psc = PscMockProvider.builder().clock(clock).start();
                LeakyApplication application = new LeakyApplication(psc, Set.of())) {
            assertThat(AttackKit.of(psc)
                            .only(attack -> false)
                            .attack(WebApplication.at(application.address()))
                            .time())
                    .isEqualTo(clock.instant());
        }
    }
}
