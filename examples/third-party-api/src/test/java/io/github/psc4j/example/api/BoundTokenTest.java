package io.github.psc4j.example.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.http.HttpSettings;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.model.ClientKey;
import io.github.psc4j.mock.model.MockClient;
import io.github.psc4j.mock.model.MockClock;
import io.github.psc4j.mock.model.MockTarget;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Tokens of the service's own authorization server, bound to the certificate of the application that exchanged a token of Pro
 * Santé Connect for them: with that certificate and no other, over the connection or by way of a declared proxy.
 */
class BoundTokenTest {
    private static final String APPLICATION = "CN=web-app,O=Clinique Imaginaire,C=FR";
    private static final String AUDIENCE = "https://dossiers.example";
    private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

    /** As the service's own time begins: its certificates are judged by the time of the machine. */
    private static final Instant START = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private static final MockClock CLOCK = MockClock.stoppedAt(START);
    private static final PscMockProvider PSC = PscMockProvider.builder()
            .tls()
            .clock(CLOCK)
            .client(MockClient.withSecret("another-app", "another-secret").acceptingLoopbackUris())
            .target(MockTarget.of("dossiers", "dossiers.lire", "dossiers.autre")
                    .withClient(MockClient.mutualTls("web-app-at-dossiers", APPLICATION))
                    .withAudiences(AUDIENCE, "https://archives.example"))
            .start();

    private static final ClientKey KEY = PSC.issueClientCertificate(APPLICATION);
    private static final ClientKey OTHER_KEY = PSC.issueClientCertificate("CN=other,O=Clinique Imaginaire,C=FR");

    @TempDir
    private static Path directory;

    private static ConfigurableApplicationContext api;

    @BeforeAll
    static void start() throws Exception {
        ClientKey service = PSC.issueServerCertificate();
        Files.writeString(directory.resolve("server.pem"), service.certificatePem());
        Files.writeString(directory.resolve("server.key"), service.privateKeyPem());
        Files.writeString(directory.resolve("clients.pem"), PSC.tlsCertificatePem());
        Files.writeString(directory.resolve("issuer.pem"), PSC.tlsCertificatePem());
        api = start("--spring.profiles.active=exchange");
    }

    private static ConfigurableApplicationContext start(String... more) {
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.addAll(List.of(
                "--server.port=0",
                "--psc.issuer=" + PSC.issuer(),
                "--DOSSIERS_ISSUER=" + PSC.target("dossiers").issuer(),
                "--DOSSIERS_CERTIFICATES=" + directory));
        ApplicationContextInitializer<GenericApplicationContext> clock =
                context -> context.registerBean(Clock.class, () -> CLOCK);
        return new SpringApplicationBuilder(ThirdPartyApi.class)
                .initializers(clock)
                .run(arguments.toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        api.close();
        PSC.close();
    }

    @BeforeEach
    void reset() {
        PSC.reset();
    }

    private static HttpClient with(ClientKey... keys) {
        try {
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            char[] password = "".toCharArray();
            for (ClientKey key : keys) {
                store.load(
                        new ByteArrayInputStream(key.pkcs12()), key.password().toCharArray());
                password = key.password().toCharArray();
            }
            managers.init(store, password);
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("authority", PSC.tlsCertificate());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), trust.getTrustManagers(), null);
            return HttpClient.newBuilder().sslContext(context).build();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> call(HttpClient http, String token) {
        return call(http, "https", api, token);
    }

    private static HttpResponse<String> call(
            HttpClient http,
            String scheme,
            ConfigurableApplicationContext application,
            String token,
            String... headers) {
        String port = application.getEnvironment().getRequiredProperty("local.server.port");
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(scheme + "://localhost:" + port + "/api/dossier/DC-2026-0118"))
                .header("Authorization", "Bearer " + token);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(http, request.build());
    }

    private static HttpResponse<String> send(HttpClient http, HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pscToken() {
        return pscToken(PscMockProvider.CLIENT_ID, PscMockProvider.CLIENT_SECRET);
    }

    private static String pscToken(String client, String secret) {
        return PscTokens.of(
                PSC,
                client,
                secret,
                builder -> builder.clock(CLOCK)
                        .http(HttpSettings.defaults().withTrustedCertificates(List.of(PSC.tlsCertificate()))));
    }

    /** RFC 8693, over mutual TLS at the authorization server of the service. */
    private static String boundToken(String scope) {
        HttpClient http =
                HttpClient.newBuilder().sslContext(PSC.tlsContext(KEY)).build();
        HttpResponse<String> answer = send(
                http,
                form(
                        PSC.target("dossiers").token(),
                        Map.of(
                                "grant_type", EXCHANGE,
                                "client_id", "web-app-at-dossiers",
                                "subject_token", pscToken(),
                                "subject_token_type", ACCESS_TOKEN,
                                "scope", scope)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body().replaceAll(".*\"access_token\"\\s*:\\s*\"([^\"]+)\".*", "$1");
    }

    private static HttpRequest form(URI uri, Map<String, String> parameters) {
        StringBuilder body = new StringBuilder();
        parameters.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
    }

    private static void assertRefused(HttpResponse<String> answer, String code) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("none"))
                .contains("error=\"invalid_token\"", code);
    }

    private static void assertFound(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as("%s", answer.headers().map()).isEqualTo(200);
        assertThat(answer.body()).contains("DC-2026-0118", "web-app-at-dossiers", "…1017");
    }

    private static byte[] hash(X509Certificate certificate) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String asInTheExamplesOfTheAns(X509Certificate certificate) {
        return Base64.getEncoder()
                .encodeToString(HexFormat.of().formatHex(hash(certificate)).getBytes(StandardCharsets.US_ASCII));
    }

    private static void targetSays(String claim, Object value) {
        PSC.alterTargetToken(claims -> {
            claims.put(claim, value);
            return claims;
        });
    }

    @Test
    void the_application_with_its_certificate_gets_the_case() {
        assertFound(call(with(KEY), boundToken("dossiers.lire")));
    }

    @Test
    void the_same_where_the_token_names_the_certificate_as_the_examples_of_the_ans_do() {
        targetSays("cnf", Map.of("x5t#S256", asInTheExamplesOfTheAns(KEY.certificate())));
        String token = boundToken("dossiers.lire");
        assertFound(call(with(KEY), token));
        assertRefused(call(with(OTHER_KEY), token), "PSC-5018");
    }

    @Test
    void a_case_that_is_not_the_persons_is_not_found() {
        String port = api.getEnvironment().getRequiredProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/api/dossier/DC-0000"))
                .header("Authorization", "Bearer " + boundToken("dossiers.lire"))
                .build();

        assertThat(send(with(KEY), request).statusCode()).isEqualTo(404);
    }

    @Test
    void with_another_certificate_or_with_none_the_token_is_worth_nothing() {
        String token = boundToken("dossiers.lire");
        assertRefused(call(with(OTHER_KEY), token), "PSC-5018");
        assertRefused(call(with(), token), "PSC-5018");
        assertFound(call(with(KEY), token));
        assertRefused(call(with(), token), "PSC-5018");
    }

    @Test
    void a_token_that_is_bound_to_nothing_is_refused_unless_the_service_says_that_it_need_not_be() {
        PSC.alterTargetToken(claims -> {
            claims.remove("cnf");
            return claims;
        });
        String token = boundToken("dossiers.lire");
        assertRefused(call(with(KEY), token), "PSC-5024");
        try (ConfigurableApplicationContext lenient =
                start("--spring.profiles.active=exchange", "--psc.api.token-binding=where-stated")) {
            assertFound(call(with(), "https", lenient, token));
        }
    }

    @Test
    void a_token_that_is_signed_in_another_way_than_the_service_says_is_refused() {
        try (ConfigurableApplicationContext other =
                start("--spring.profiles.active=exchange", "--psc.api.signing-algorithms=ES256")) {
            assertRefused(call(with(KEY), "https", other, boundToken("dossiers.lire")), "PSC-5002");
        }
    }

    @Test
    void a_token_for_another_service_is_refused() {
        targetSays("aud", "https://archives.example");
        assertRefused(call(with(KEY), boundToken("dossiers.lire")), "PSC-5007");
    }

    @Test
    void a_token_of_another_scope_is_not_enough() {
        HttpResponse<String> answer = call(with(KEY), boundToken("dossiers.autre"));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"insufficient_scope\"");
    }

    @Test
    void an_expired_token_is_refused_also_if_it_was_good_a_moment_before() {
        String token = boundToken("dossiers.lire");
        assertFound(call(with(KEY), token));
        CLOCK.advance(Duration.ofMinutes(61));
        assertRefused(call(with(KEY), token), "PSC-5009");
    }

    @Test
    void the_token_of_psc_itself_is_accepted_from_the_listed_application_only_and_grants_less() {
        assertThat(call(with(KEY), pscToken()).statusCode()).isEqualTo(403);
        assertRefused(call(with(KEY), pscToken("another-app", "another-secret")), "PSC-5008");
    }

    @Test
    void a_token_of_psc_that_is_revoked_is_refused_within_half_a_minute() {
        String token = pscToken();
        assertThat(call(with(), token).statusCode()).isEqualTo(403);
        HttpClient http = HttpClient.newBuilder().sslContext(PSC.tlsContext()).build();
        assertThat(send(
                                http,
                                form(
                                        URI.create(PSC.issuer() + "/protocol/openid-connect/revoke"),
                                        Map.of(
                                                "client_id", PscMockProvider.CLIENT_ID,
                                                "client_secret", PscMockProvider.CLIENT_SECRET,
                                                "token", token)))
                        .statusCode())
                .isEqualTo(200);

        CLOCK.advance(Duration.ofSeconds(29));
        assertThat(call(with(), token).statusCode()).isEqualTo(403);
        CLOCK.advance(Duration.ofSeconds(1));
        assertRefused(call(with(), token), "PSC-5019");
    }

    @Test
    void a_declared_proxy_says_the_certificate_in_either_form() {
        String token = boundToken("dossiers.lire");
        try (ConfigurableApplicationContext behind = behindProxy("127.0.0.1,::1", "Client-Cert", "rfc-9440")) {
            HttpClient proxy = HttpClient.newHttpClient();
            assertFound(call(proxy, "http", behind, token, "Client-Cert", sequence(KEY)));
            assertRefused(call(proxy, "http", behind, token, "Client-Cert", sequence(OTHER_KEY)), "PSC-5018");
            assertRefused(call(proxy, "http", behind, token), "PSC-5018");
            assertThat(call(proxy, "http", behind, token, "Client-Cert", sequence(KEY), "Client-Cert", sequence(KEY))
                            .statusCode())
                    .isEqualTo(400);
            assertThat(call(proxy, "http", behind, token, "Client-Cert", "garbage")
                            .statusCode())
                    .isEqualTo(400);
        }
        try (ConfigurableApplicationContext behind = behindProxy("127.0.0.1,::1", "X-SSL-Cert", "escaped-pem")) {
            assertFound(call(HttpClient.newHttpClient(), "http", behind, token, "X-SSL-Cert", escaped(KEY)));
        }
    }

    @Test
    void who_is_not_declared_as_a_proxy_is_refused_whatever_address_a_header_claims() {
        String token = boundToken("dossiers.lire");
        try (ConfigurableApplicationContext behind = behindProxy("192.0.2.1", "Client-Cert", "rfc-9440")) {
            HttpClient stranger = HttpClient.newHttpClient();
            for (String[] claim :
                    new String[][] {{}, {"X-Forwarded-For", "192.0.2.1"}, {"Forwarded", "for=192.0.2.1"}}) {
                List<String> headers = new ArrayList<>(List.of("Client-Cert", sequence(KEY)));
                headers.addAll(List.of(claim));
                HttpResponse<String> answer = call(stranger, "http", behind, token, headers.toArray(String[]::new));
                assertThat(answer.statusCode()).isEqualTo(400);
                assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                        .contains("invalid_request", "PSC-5023");
            }
        }
    }

    private static ConfigurableApplicationContext behindProxy(String addresses, String header, String format) {
        return start(
                "--psc.api.issuer=" + PSC.target("dossiers").issuer(),
                "--psc.api.audience=" + AUDIENCE,
                "--psc.api.ssl-bundle=issuer",
                "--spring.ssl.bundle.pem.issuer.truststore.certificate=file:" + directory.resolve("issuer.pem"),
                "--server.forward-headers-strategy=framework",
                "--psc.api.proxy.addresses=" + addresses,
                "--psc.api.proxy.header=" + header,
                "--psc.api.proxy.format=" + format);
    }

    private static String sequence(ClientKey key) {
        try {
            return ":" + Base64.getEncoder().encodeToString(key.certificate().getEncoded()) + ":";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String escaped(ClientKey key) {
        return URLEncoder.encode(
                        key.certificatePem().substring(0, key.certificatePem().lastIndexOf("-----BEGIN")),
                        StandardCharsets.UTF_8)
                .replace("+", "%20");
    }
}
