package io.github.psc4j.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.attack.client.WebApplication;
import io.github.psc4j.attack.report.Attack;
import io.github.psc4j.attack.report.AttackReport;
import io.github.psc4j.attack.report.Finding;
import io.github.psc4j.attack.report.Outcome;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.junit.PscMock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A client with one rule less: the report names the hole. */
@PscMock
class AttackReportOfLeaksTest {

    /** Short, since an application without a deadline reads it all; the other counts pieces, whatever time they take. */
    private static final Duration SLOW = Duration.ofSeconds(3);

    private final List<LeakyApplication> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(LeakyApplication::close);
    }

    private WebApplication application(PscMockProvider psc, Set<LeakyCheck> off) {
        LeakyApplication application = start(psc, off);
        return WebApplication.at(application.address())
                .login("/login")
                .loggedInWhenOk("/private")
                .returnParameter("target")
                .usesToken("/use")
                .logout("/logout")
                .backChannelLogout("/back-channel")
                .restartedBy(() -> start(psc, off).address());
    }

    private LeakyApplication start(PscMockProvider psc, Set<LeakyCheck> off) {
        LeakyApplication application = new LeakyApplication(psc, off);
        started.add(application);
        return application;
    }

    private static Set<String> ids(List<Finding> findings) {
        return findings.stream().map(finding -> finding.attack().id()).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void with_every_rule_nothing_is_reported_and_everything_is_determined(PscMockProvider psc) {
        AttackReport report = AttackKit.of(psc).slowResponse(SLOW).attack(application(psc, Set.of()));

        assertThat(report.holes()).as(report.text()).isEmpty();
        assertThat(report.undetermined()).as(report.text()).isEmpty();
        assertThat(ids(report.with(Outcome.REFUSED)))
                .hasSameSizeAs(AttackKit.attacks())
                .hasSizeGreaterThan(100);
        report.assertNoHoles();
    }

    @ParameterizedTest
    @EnumSource
    void without_one_rule_the_report_names_the_hole(LeakyCheck check, PscMockProvider psc) {
        AttackReport report = AttackKit.of(psc)
                .slowResponse(SLOW)
                .only(attack -> check.holes().contains(attack.id()))
                .attack(application(psc, EnumSet.of(check)));

        assertThat(ids(report.holes())).as(report.text()).isEqualTo(new TreeSet<>(check.holes()));
    }

    @Test
    void one_missing_rule_is_told_from_its_neighbours(PscMockProvider psc) {
        AttackReport report = AttackKit.of(psc)
                .only(attack -> attack.row().matches("N0[2-5]|V33|V49"))
                .attack(application(psc, EnumSet.of(LeakyCheck.AUDIENCE)));

        assertThat(report.findings()).hasSizeGreaterThan(20);
        assertThat(ids(report.holes())).as(report.text()).isEqualTo(new TreeSet<>(LeakyCheck.AUDIENCE.holes()));
    }

    @Test
    void every_attack_finds_some_hole() {
        Set<String> found = Arrays.stream(LeakyCheck.values())
                .flatMap(check -> check.holes().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        found.add("V31-code-of-another-login");
        found.add("V43-id-token-as-logout-token");
        found.add("V43-access-token-as-logout-token");

        assertThat(found)
                .isEqualTo(AttackKit.attacks().stream().map(Attack::id).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void another_token_passes_for_a_logout_token_where_several_rules_are_missing(PscMockProvider psc) {
        AttackReport report = AttackKit.of(psc)
                .only(attack -> attack.id().endsWith("-as-logout-token"))
                .attack(application(
                        psc,
                        EnumSet.of(
                                LeakyCheck.LOGOUT_EVENT,
                                LeakyCheck.LOGOUT_WITHOUT_NONCE,
                                LeakyCheck.LOGOUT_TYPE,
                                LeakyCheck.LOGOUT_AUDIENCE)));

        assertThat(ids(report.holes()))
                .as(report.text())
                .containsExactly("V43-access-token-as-logout-token", "V43-id-token-as-logout-token");
    }

    @Test
    void what_the_application_does_not_offer_is_not_praised(PscMockProvider psc) {
        AttackReport report = AttackKit.of(psc)
                .only(attack -> attack.row().matches("V4[234]|N10"))
                .attack(WebApplication.at(start(psc, Set.of()).address())
                        .login("/login")
                        .loggedInWhenOk("/private"));

        assertThat(report.with(Outcome.NOT_APPLICABLE)).as(report.text()).hasSameSizeAs(report.findings());
        assertThat(report.findings()).hasSizeGreaterThan(20);
    }

    @Test
    void an_endpoint_that_logs_nobody_out_is_not_praised(PscMockProvider psc) {
        AttackReport report = AttackKit.of(psc)
                .only(attack -> attack.row().equals("V43"))
                .attack(WebApplication.at(start(psc, Set.of()).address())
                        .login("/login")
                        .loggedInWhenOk("/private")
                        .backChannelLogout("/private"));

        assertThat(report.undetermined()).as(report.text()).hasSameSizeAs(report.findings());
    }

    @Test
    void a_code_of_another_login_passes_where_two_rules_are_missing(PscMockProvider psc) {
        AttackReport report = AttackKit.of(psc)
                .only(attack -> attack.row().equals("V31"))
                .attack(application(psc, EnumSet.of(LeakyCheck.NONCE, LeakyCheck.FRESH_VERIFIER)));

        assertThat(ids(report.holes())).containsExactly("V31-code-of-another-login");
    }
}
