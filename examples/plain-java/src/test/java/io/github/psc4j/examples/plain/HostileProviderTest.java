package io.github.psc4j.examples.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.attack.AttackKit;
import io.github.psc4j.attack.client.WebApplication;
import io.github.psc4j.attack.report.AttackReport;
import io.github.psc4j.attack.report.Outcome;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.junit.PscMock;
import io.github.psc4j.provider.PscEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What this program refuses; the report is in {@code target/attack-report.md}. */
@PscMock
class HostileProviderTest {
    private final List<PlainApplication> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(PlainApplication::close);
    }

    private URI start(PscMockProvider psc) {
        try {
            PlainApplication program = new PlainApplication(
                    PscEnvironment.development(psc.issuer()),
                    PscMockProvider.CLIENT_ID,
                    PscMockProvider.CLIENT_SECRET,
                    URI.create("http://localhost:1/"),
                    0);
            started.add(program);
            return program.address();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
                        .usesToken("/dossiers")
                        .loggedInWhenOk("/espace")
                        .restartedBy(() -> start(psc)));

        report.writeTo(Path.of("target"));
        report.assertNoHoles();
        assertThat(report.with(Outcome.REFUSED)).hasSizeGreaterThan(110);
        assertThat(report.with(Outcome.NOT_APPLICABLE)).isEmpty();
    }
}
