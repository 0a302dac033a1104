package io.github.psc4j.example.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.attack.AttackKit;
import io.github.psc4j.attack.client.WebApplication;
import io.github.psc4j.attack.report.AttackReport;
import io.github.psc4j.attack.report.Outcome;
import io.github.psc4j.mock.PscMockProvider;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What this application refuses; the report is in {@code target/attack-report.md}. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"psc.mock.port=0", "psc.propagation.targets.dossiers.url=http://localhost:1"})
class HostileProviderTest {
    @Autowired
    private PscMockProvider psc;

    @LocalServerPort
    private int port;

    @Test
    void refuses_a_hostile_provider() throws IOException {
        AttackReport report = AttackKit.of(psc)
                .attack(WebApplication.at(URI.create("http://localhost:" + port))
                        .login("/oauth2/authorization/psc")
                        .returnParameter("target")
                        .logout("/logout")
                        .backChannelLogout("/logout/connect/back-channel/psc")
                        .usesToken("/espace")
                        .loggedInWhenOk("/espace"));

        report.writeTo(Path.of("target"));
        report.assertNoHoles();
        assertThat(report.with(Outcome.REFUSED)).hasSizeGreaterThan(110);
        assertThat(report.with(Outcome.NOT_APPLICABLE)).isEmpty();
    }
}
