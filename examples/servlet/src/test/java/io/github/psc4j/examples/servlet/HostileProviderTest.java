package io.github.psc4j.examples.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.attack.AttackKit;
import io.github.psc4j.attack.client.WebApplication;
import io.github.psc4j.attack.report.AttackReport;
import io.github.psc4j.attack.report.Outcome;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.junit.PscMock;
import io.github.psc4j.provider.PscEnvironment;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What this program refuses; the report is in {@code target/attack-report.md}. */
@PscMock
class HostileProviderTest {
    private final List<ServletApplication> started = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (ServletApplication program : started) {
            program.close();
        }
    }

    private URI start(PscMockProvider psc) {
        try {
            ServletApplication program = new ServletApplication(
                    PscEnvironment.development(psc.issuer()),
                    PscMockProvider.CLIENT_ID,
                    PscMockProvider.CLIENT_SECRET,
                    0);
            started.add(program);
            return program.address();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void refuses_a_hostile_provider(PscMockProvider psc) throws IOException {
        AttackReport report = AttackKit.of(psc)
                .attack(WebApplication.at(start(psc))
                        .login("/login")
                        .returnParameter("target")
                        .logout("/logout")
                        .backChannelLogout("/logout/back-channel")
                        .usesToken("/espace")
                        .loggedInWhenOk("/espace")
                        .restartedBy(() -> start(psc)));

        report.writeTo(Path.of("target"));
        report.assertNoHoles();
        assertThat(report.with(Outcome.REFUSED)).hasSizeGreaterThan(110);
        assertThat(report.with(Outcome.NOT_APPLICABLE)).isEmpty();
    }
}
