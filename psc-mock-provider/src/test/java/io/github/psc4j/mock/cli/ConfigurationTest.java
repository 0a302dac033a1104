package io.github.psc4j.mock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.mock.Personas;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.model.Persona;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The standalone provider with a file of settings. */
class ConfigurationTest {

    private static final String REQUEST = "/auth?response_type=code&client_id=my-service"
            + "&redirect_uri=https%3A%2F%2Fservice.example%2Fcallback&scope=openid%20scope_all&state=s&nonce=n";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void clients_people_level_tolerance_login_and_faults_are_as_the_file_says() throws Exception {
        file("people.yaml", "- {id: zoe, given_name: Zoé, family_name: INVENTÉE}");
        Path config = file("psc.yaml", """
                port: 0
                clients:
                  - id: my-service
                    secret: my-secret
                    redirectUris: [https://service.example/callback]
                    postLogoutRedirectUris: [https://service.example/]
                    backchannelLogoutUri: http://127.0.0.1:9/logout
                bundledPersonas: false
                personas: people.yaml
                acr: {card: eidas3, mobile: absent}
                payload: may-2023
                tolerate: [missing-pkce, missing-acr-values]
                login: {persona: zoe, means: card}
                faults: [unavailable@userinfo*1]
                """);

        try (PscMockProvider psc = run("--config", config.toString())) {
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .contains("my-service, as configured", "people         1\n")
                    .doesNotContain("my-secret");
            assertThat(psc.faults()).hasToString("[unavailable@userinfo*1]");

            URI callback = psc.login(URI.create(psc.walletOrigin() + REQUEST), Personas.NURSE);
            String code = callback.getQuery().replaceAll(".*code=([^&]+).*", "$1");
            HttpResponse<String> tokens = post(
                    URI.create(psc.issuer() + "/protocol/openid-connect/token"),
                    "grant_type=authorization_code&client_id=my-service&client_secret=my-secret&code=" + code
                            + "&redirect_uri=https%3A%2F%2Fservice.example%2Fcallback");
            assertThat(tokens.statusCode()).isEqualTo(200);
            assertThat(psc.journal()
                            .exchanges()
                            .get(psc.journal().exchanges().size() - 1)
                            .issued("id_token")
                            .orElseThrow()
                            .claims())
                    .containsEntry("acr", "eidas3")
                    .containsEntry("family_name", "INVENTÉE");
        }
    }

    @Test
    void the_command_line_comes_before_the_file() throws Exception {
        Path config = file("psc.yaml", "port: 1\nlogin: nurse\n");
        Path people = file("people.json", "[{\"id\": \"zoe\", \"label\": \"Zoé\"}]");

        try (PscMockProvider psc =
                run("--config", config.toString(), "--port", "0", "--personas", people.toString(), "--login", "zoe")) {
            assertThat(psc.issuer().getPort()).isNotEqualTo(1);
            HttpResponse<String> controls = get(psc.console() + "/controls");
            assertThat(controls.body()).contains("Everybody is logged in as <strong>Zoé</strong>");
        }
    }

    @Test
    void issues_a_certificate_for_a_client_and_writes_what_to_trust() throws Exception {
        Path config = file("psc.yaml", """
                port: 0
                tls: {trust: ca.pem}
                clients:
                  - id: my-service
                    certificate: {subject: "CN=my-service,O=Clinique Imaginaire,C=FR", file: my-service.pem}
                """);

        try (PscMockProvider psc = run("--config", config.toString())) {
            assertThat(psc.issuer().getScheme()).isEqualTo("https");
            assertThat(Files.readString(folder.resolve("ca.pem"))).startsWith("-----BEGIN CERTIFICATE-----\n");
            assertThat(Files.readString(folder.resolve("my-service.pem")))
                    .startsWith("-----BEGIN PRIVATE KEY-----\n")
                    .contains("-----BEGIN CERTIFICATE-----\n");
        }
    }

    @Test
    void a_server_certificate_of_your_own_is_served_and_trusted_by_the_browser_of_tests() throws Exception {
        Path store = folder.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "mine",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=mine",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor()).isZero();
        Path config = file("psc.yaml", """
                port: 0
                tls: {keyStore: server.p12, password: changeit}
                tolerate: [missing-pkce, missing-acr-values]
                clients: [{id: my-service, secret: s, redirectUris: ["https://service.example/callback"]}]
                """);

        try (PscMockProvider psc = run("--config", config.toString())) {
            assertThat(psc.login(URI.create(psc.walletOrigin() + REQUEST), Personas.NURSE)
                            .getHost())
                    .isEqualTo("service.example");
        }
        Files.writeString(config, "tls: {keyStore: server.p12, password: wrong}");
        assertThat(refused("--config", config.toString()))
                .contains("server.p12")
                .doesNotContain("wrong");
    }

    @Test
    void an_empty_people_list_leaves_nobody() throws Exception {
        Path config = file("psc.yaml", "bundledPersonas: false");

        assertThat(refused("--config", config.toString())).contains("nobody is left to log in");
    }

    @Test
    void the_bundled_people_are_there_unless_the_file_says_otherwise() throws Exception {
        Path config = file("psc.json", "{\"port\": 0, \"personas\": [{\"id\": \"zoe\"}]}");

        try (PscMockProvider psc = run("--config", config.toString())) {
            String body = get(psc.console() + "/controls").body();
            for (Persona persona : Personas.all()) {
                assertThat(body).contains("value=\"" + persona.id() + "\"");
            }
            assertThat(body).contains("value=\"zoe\"");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            colour: red                                  | colour is not known here
            port: high                                   | port must be a number from 0 to 65535
            port: 65536                                  | port must be a number
            clients: [{secret: s}]                       | clients[0] needs id
            clients: [{id: a}]                           | clients[0] needs either a secret or a certificate
            clients: [{id: a, secret: s, certificate: {subject: CN=a}}] | clients[0] needs either
            clients: [{id: a, certificate: {subject: CN=a}}] | clients[0] has a certificate: that needs tls
            clients: [{id: a, secret: ''}]               | an empty secret is none
            clients: [{id: ' ', secret: s}]              | a client needs an id
            clients: [{id: a, secret: s, loopbackUris: maybe}] | loopbackUris must be true or false
            clients: {id: a}                             | clients must be a list
            tls: {keyStore: a.p12}                       | tls needs both keyStore and password
            tls: {keyStore: a, password: b, trust: c}    | tls has a keyStore of yours
            tls: {keyStore: none.p12, password: b}       | none.p12: cannot be opened
            personas: none.yaml                          | none.yaml: cannot be read
            personas: [{id: a, x: 1}]                    | personas[0].x is not known here
            acr: high                                    | acr must be one of eidas1
            acr: {phone: eidas1}                         | acr.phone is not known here
            payload: 1999                                | payload must be one of year-2021
            clients: [{id: a, secret: s, backchannelLogoutUri: "ftp://x/"}] | a back-channel logout URI is http or https
            clients: [{id: a, secret: s, backchannelLogoutUri: ":"}] | clients[0] cannot be used
            tolerate: [everything]                       | tolerate[0] must be one of missing-pkce
            login: nobody                                | there is no person nobody
            login: {persona: nurse, means: smoke}        | login.means must be one of card, mobile
            faults: [meteor]                             | faults[0] cannot be used
            '- a'                                        | must be an object
            """)
    void a_mistake_in_the_file_is_told_with_its_place_and_nothing_starts(String yaml, String complaint)
            throws IOException {
        Path config = file("psc.yaml", yaml);

        assertThat(refused("--port", "0", "--config", config.toString())).contains(complaint);
    }

    @Test
    void a_file_that_is_not_there_is_told_in_one_line() {
        assertThat(refused("--config", folder.resolve("none.yaml").toString()))
                .contains("none.yaml")
                .hasLineCount(1);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }

    private PscMockProvider run(String... arguments) {
        return outcome(arguments).running().orElseThrow(() -> new AssertionError(err.toString(StandardCharsets.UTF_8)));
    }

    private String refused(String... arguments) {
        Main.Outcome outcome = outcome(arguments);
        outcome.running().ifPresent(PscMockProvider::close);
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.running()).isEmpty();
        return err.toString(StandardCharsets.UTF_8);
    }

    private Main.Outcome outcome(String... arguments) {
        return Main.run(
                List.of(arguments),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> get(String uri) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(uri)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(URI uri, String form) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
