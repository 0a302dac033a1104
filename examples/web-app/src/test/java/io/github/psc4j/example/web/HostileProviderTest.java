package io.github.psc4j.example.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.hostile.HostileReport;
import io.github.psc4j.mock.hostile.Verdict;
import io.github.psc4j.mock.hostile.WebApplication;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What this application refuses; the report is in {@code target/hostile-report.md}. */
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
        HostileReport report = psc.hostile()
                .attack(WebApplication.at(URI.create("http://localhost:" + port))
                        .login("/oauth2/authorization/psc")
                        .returnParameter("target")
                        .logout("/logout")
                        .backChannelLogout("/logout/connect/back-channel/psc")
                        .usesToken("/espace")
                        .loggedInWhenOk("/espace"));

        report.writeTo(Path.of("target"));
        report.assertNoHoles();
        assertThat(report.with(Verdict.REFUSED)).hasSizeGreaterThan(110);
        assertThat(report.with(Verdict.NOT_APPLICABLE)).isEmpty();
    }
}
