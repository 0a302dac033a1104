package io.github.psc4j.mock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.mock.PscMockProvider;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line. */
class MainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void says_how_to_configure_a_client() {
        Main.Outcome outcome = run("--port", "0", "--client-id", "mine", "--client-secret", "hush");

        try (PscMockProvider psc = outcome.running().orElseThrow()) {
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .contains(
                            psc.issuer().toString(),
                            "psc-mock-client",
                            "psc-mock-secret",
                            "mine",
                            psc.console().toString())
                    .doesNotContain("hush");
            assertThat(err.size()).isZero();
        }
    }

    @Test
    void a_taken_port_is_said_in_one_sentence() {
        try (PscMockProvider psc = PscMockProvider.start()) {
            String port = String.valueOf(psc.issuer().getPort());

            Main.Outcome outcome = run("--port", port);

            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.running()).isEmpty();
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .contains("port " + port + " is already in use")
                    .hasLineCount(1);
        }
    }

    @Test
    void writes_the_certificate_to_trust(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("psc.pem");
        Main.Outcome outcome = run("--port", "0", "--tls", file.toString());

        try (PscMockProvider psc = outcome.running().orElseThrow()) {
            assertThat(psc.issuer().getScheme()).isEqualTo("https");
            assertThat(Files.readString(file)).startsWith("-----BEGIN CERTIFICATE-----\n");
        }
    }

    @Test
    void leaves_when_the_certificate_cannot_be_written(@TempDir Path folder) {
        assertThat(run(
                                "--port",
                                "0",
                                "--tls",
                                folder.resolve("no/such/folder.pem").toString())
                        .exitCode())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--port",
                "--port x",
                "--port 70000",
                "--port -1",
                "--colour",
                "--client-id a",
                "--redirect-uri http://x/",
                "--login nobody",
                "--config"
            })
    void explains_the_options_when_one_is_wrong(String options) {
        Main.Outcome outcome = run(options.split(" "));

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Usage:");
    }

    @Test
    void helps() {
        assertThat(run("--help").exitCode()).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("Usage:");
    }

    private Main.Outcome run(String... arguments) {
        return Main.run(
                List.of(arguments),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
