package io.github.psc4j.example.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.github.psc4j.mock.Personas;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.fault.Fault;
import io.github.psc4j.mock.fault.FaultInjection;
import io.github.psc4j.mock.journal.Operation;
import io.github.psc4j.mock.model.ClientKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The other service is called twice: for the list by relay, for one dossier by exchange with a bound token. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"psc.mock.port=0"})
@ActiveProfiles("exchange")
@DirtiesContext
class ExchangeTest {
    /** What came to the other service: the path, the token, and the thumbprint of the certificate of the connection. */
    private record Call(String path, String token, String thumbprint) {
        String claims() {
            return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
        }
    }

    @TempDir
    private static Path directory;

    private static final int TARGETS = freePort();
    private static final HttpsServer API = bound();
    private static final List<Call> CALLS = new CopyOnWriteArrayList<>();
    private static final AtomicInteger STATUS = new AtomicInteger(200);

    @Autowired
    private PscMockProvider psc;

    @LocalServerPort
    private int port;

    private Browser browser;

    @DynamicPropertySource
    static void api(DynamicPropertyRegistry registry) {
        String api = "https://localhost:" + API.getAddress().getPort() + "/api/";
        registry.add("psc.propagation.targets.dossiers.url", () -> api + "dossiers");
        registry.add("psc.propagation.targets.dossier.url", () -> api + "dossier");
        registry.add("dossiers.certificates", () -> directory.toString());
        registry.add("dossiers.authorization-server.port", () -> TARGETS);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpsServer bound() {
        try {
            return HttpsServer.create(new InetSocketAddress("localhost", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void startTheOtherService() throws Exception {
        if (CALLS.isEmpty() && API.getHttpsConfigurator() == null) {
            SSLContext context = context(psc.issueServerCertificate());
            API.setHttpsConfigurator(new HttpsConfigurator(context) {
                @Override
                public void configure(HttpsParameters parameters) {
                    SSLParameters tls = context.getDefaultSSLParameters();
                    tls.setNeedClientAuth(true);
                    parameters.setSSLParameters(tls);
                }
            });
            API.createContext("/api", ExchangeTest::answer);
            API.start();
        }
        psc.reset();
        CALLS.clear();
        STATUS.set(200);
        browser = new Browser(port);
    }

    @AfterAll
    static void stop() {
        API.stop(0);
    }

    private SSLContext context(ClientKey server) throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(new ByteArrayInputStream(server.pkcs12()), server.password().toCharArray());
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, server.password().toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("authority", psc.tlsCertificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            X509Certificate peer =
                    (X509Certificate) ((HttpsExchange) exchange).getSSLSession().getPeerCertificates()[0];
            String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            CALLS.add(new Call(
                    exchange.getRequestURI().getPath(),
                    authorization.replace("Bearer ", ""),
                    Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(MessageDigest.getInstance("SHA-256").digest(peer.getEncoded()))));
            byte[] body = """
                    {"service":"Dossiers de coordination","application":"web-app-at-dossiers","professionnel":"…1017",
                     "dossiers":[{"reference":"DC-1","objet":"Suivi","statut":"En cours","misAJourLe":"2026-11-20"}]}
                    """.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            boolean one = exchange.getRequestURI().getPath().startsWith("/api/dossier/");
            exchange.sendResponseHeaders(one ? STATUS.get() : 200, body.length);
            exchange.getResponseBody().write(body);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private String open(String reference) {
        URI started = URI.create(browser.get("/oauth2/authorization/psc?target=/espace")
                .headers()
                .firstValue("Location")
                .orElseThrow());
        browser.get(psc.login(started, Personas.PHYSICIAN).toString());
        return browser.get("/espace?dossier=" + reference).body();
    }

    @Test
    void the_list_is_asked_for_with_the_token_of_psc_and_one_dossier_with_a_token_of_the_service() {
        String page = open("DC-1");

        assertThat(page)
                .contains("Dossier ouvert", "web-app-at-dossiers", "href=\"/espace?dossier=DC-1#titre-dossier\"");
        Call list = last("/api/dossiers");
        Call one = last("/api/dossier/DC-1");
        assertThat(list.claims()).contains("\"iss\":\"" + psc.issuer(), "\"azp\":\"psc-mock-client\"");
        assertThat(one.claims())
                .contains("\"aud\":\"https://dossiers.example\"", "\"azp\":\"web-app-at-dossiers\"", "dossiers.lire")
                .contains("\"x5t#S256\":\"" + one.thumbprint() + "\"");
        assertThat(one.token()).isNotEqualTo(list.token());
    }

    @Test
    void the_token_of_the_service_is_got_once_however_often_the_page_is_looked_at() {
        open("DC-1");
        browser.get("/espace?dossier=DC-1");
        browser.get("/espace?dossier=DC-2");

        psc.journal().verify().once(Operation.TOKEN_EXCHANGE);
    }

    @Test
    void a_refusal_of_the_service_is_told_and_leaves_the_rest_of_the_page() {
        STATUS.set(403);

        assertThat(open("DC-1")).contains("Le service a refusé l’appel", "Mes dossiers de coordination");
    }

    @Test
    void an_authorization_server_that_is_down_is_told_and_leaves_the_rest_of_the_page() {
        psc.inject(FaultInjection.of(Fault.UNAVAILABLE).at(Operation.TOKEN_EXCHANGE));

        assertThat(open("DC-1"))
                .contains(
                        "L’autorisation d’appeler ce service n’a pas pu être obtenue", "Mes dossiers de coordination");
        assertThat(CALLS).noneMatch(call -> call.path().startsWith("/api/dossier/"));
    }

    private static Call last(String path) {
        return CALLS.stream()
                .filter(call -> call.path().equals(path))
                .reduce((before, after) -> after)
                .orElseThrow();
    }
}
