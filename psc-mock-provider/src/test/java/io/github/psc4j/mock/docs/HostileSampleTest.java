package io.github.psc4j.mock.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.mock.MockClock;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.fault.Fault;
import io.github.psc4j.mock.fault.FaultInjection;
import io.github.psc4j.mock.hostile.CodeClient;
import io.github.psc4j.mock.hostile.HostileReport;
import io.github.psc4j.mock.hostile.WebApplication;
import io.github.psc4j.mock.journal.Operation;
import io.github.psc4j.mock.junit.PscMock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The README's samples on faults, the clock and the hostile provider. */
@PscMock
class HostileSampleTest {

    private record MyLogin(URI authorizationUri) {}

    private record MyClient(URI issuer) {

        MyLogin start() {
            return new MyLogin(issuer.resolve("/nowhere"));
        }

        void complete(MyLogin login, URI callback) {
            throw new IllegalArgumentException(login + " was not answered by " + callback);
        }
    }

    @Test
    void faults_have_names(PscMockProvider psc) {
        psc.inject(Fault.KEY_ROTATION);
        psc.inject(Fault.UNAVAILABLE.at(Operation.CODE_GRANT).times(2));
        psc.inject(FaultInjection.parse(
                "unavailable@code-grant*2")); // the same, from a file: name@operation+operation*times

        assertThat(psc.faults()).hasSize(3);
        assertThat(psc.faults().get(1)).isEqualTo(psc.faults().get(2));
    }

    @Test
    void time_passes_without_waiting() {
        MockClock clock = MockClock.stoppedAt(Instant.parse("2026-11-23T08:00:00Z"));
        PscMockProvider provider = PscMockProvider.builder().clock(clock).start(); // the service gets the same clock
        clock.advance(Duration.ofMinutes(31)); // PSC's session is over

        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-11-23T08:31:00Z"));
        provider.close();
    }

    private static void attack(PscMockProvider psc) throws IOException {
        HostileReport report = psc.hostile()
                .attack(WebApplication.at(URI.create("http://localhost:8080"))
                        .login("/login/psc") // redirects to the provider
                        .loggedInWhenOk("/account") // 200 for somebody, anything else for nobody
                        .returnParameter("target") // if the login path has one: open redirects are tried too
                        .logout("/logout") // logouts by pages of other sites
                        .backChannelLogout("/logout/connect/back-channel/psc") // logout tokens
                        .usesToken("/cases")); // a page that needs a living token: refreshes that lie
        report.writeTo(Path.of("target")); // hostile-report.txt, .md, .json
        report.assertNoHoles();
    }

    @Test
    void an_application_that_does_not_run_is_not_praised(PscMockProvider psc) {
        assertThatThrownBy(() -> attack(psc)).hasMessageContaining("no attack could be judged");
    }

    @Test
    void code_is_attacked_through_three_functions(PscMockProvider psc) {
        psc.hostile()
                .attack(CodeClient.named("my-library", () -> new MyClient(psc.issuer()))
                        .starting(MyClient::start, MyLogin::authorizationUri)
                        .completing(MyClient::complete)); // throws when it refuses
    }
}
