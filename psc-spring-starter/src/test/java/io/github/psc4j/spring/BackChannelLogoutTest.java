package io.github.psc4j.spring;

import static io.github.psc4j.spring.TestBrowser.location;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.psc4j.mock.MockBrowser;
import io.github.psc4j.mock.Personas;
import io.github.psc4j.mock.fault.Fault;
import io.github.psc4j.mock.journal.Exchange;
import io.github.psc4j.mock.journal.Operation;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

/** The provider ends sessions of this application by itself. */
@Import({MovableClock.Configuration.class, BackChannelLogoutTest.SlowAdmission.class})
class BackChannelLogoutTest extends PscIntegrationTest {
    private static final String PATH = "/logout/connect/back-channel/psc";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();

    @Autowired
    private MovableClock clock;

    private HttpResponse<String> post(String type, String body) {
        return send(HttpRequest.newBuilder(browser.uri(PATH))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
            return answer;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> post(String token) {
        return post(FORM, "logout_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
    }

    private void assertRefused(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(answer.body()).startsWith("{\"error\":\"").doesNotContain(Personas.PHYSICIAN.nationalId(), "eyJ");
        assertLoggedIn(browser);
    }

    private void assertLoggedIn(TestBrowser one) {
        assertThat(one.get("/me", "Accept", "application/json").statusCode()).isEqualTo(200);
    }

    private void assertLoggedOut(TestBrowser one) {
        assertThat(one.get("/me", "Accept", "application/json").statusCode()).isEqualTo(401);
    }

    private TestBrowser another() {
        return new TestBrowser(port);
    }

    private void logIn(TestBrowser one, MockBrowser wallet) {
        URI start = location(one.get("/oauth2/authorization/psc?target=/page"));
        one.get(wallet.login(start, Personas.PHYSICIAN));
        assertLoggedIn(one);
    }

    /** The claims of a logout token for the person who logged in last. */
    private Map<String, Object> claims() {
        List<Exchange> grants = psc.journal().of(Operation.CODE_GRANT);
        Map<String, Object> idToken =
                grants.get(grants.size() - 1).issued("id_token").orElseThrow().claims();
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", idToken.get("iss"));
        claims.put("aud", idToken.get("aud"));
        claims.put("sub", idToken.get("sub"));
        claims.put("sid", idToken.get("sid"));
        claims.put("typ", "Logout");
        claims.put("iat", now);
        claims.put("exp", now + 120);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("events", Map.of(EVENT, Map.of()));
        return claims;
    }

    private String token(Consumer<Map<String, Object>> change) {
        Map<String, Object> claims = claims();
        change.accept(claims);
        return psc.sign(claims);
    }

    /** While the application thinks about whom it admits, the session ends at the provider. */
    @TestConfiguration
    static class SlowAdmission {
        static final AtomicReference<Runnable> MEANWHILE = new AtomicReference<>(() -> {});

        @Bean
        PscUserChecker thoughtful() {
            return session -> MEANWHILE.getAndSet(() -> {}).run();
        }
    }

    @Test
    void a_session_that_ends_at_the_provider_while_the_application_admits_it_does_not_begin() {
        URI start = location(browser.get("/oauth2/authorization/psc?target=/page"));
        MockBrowser wallet = psc.newBrowser();
        SlowAdmission.MEANWHILE.set(
                () -> assertThat(post(token(claims -> {})).statusCode()).isEqualTo(200));

        browser.get(wallet.login(start, Personas.PHYSICIAN));

        assertLoggedOut(browser);
    }

    @Test
    void a_session_that_ends_at_the_provider_ends_here_and_no_other_does() {
        MockBrowser wallet = psc.newBrowser();
        TestBrowser sameSession = another();
        TestBrowser colleague = another();
        logIn(browser, wallet);
        logIn(sameSession, wallet);
        colleague.get(psc.login(colleague.startLogin("/me"), Personas.NURSE));
        assertLoggedIn(colleague);

        assertThat(psc.closeSessions(Personas.PHYSICIAN)).isEqualTo(1);

        assertThat(psc.journal().of(Operation.BACKCHANNEL_LOGOUT))
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.response().status()).isEqualTo(200);
                    assertThat(told.response().body()).isEmpty();
                });
        assertLoggedOut(browser);
        assertLoggedOut(sameSession);
        assertLoggedIn(colleague);
    }

    @Test
    void a_logout_at_another_service_ends_the_session_here() {
        MockBrowser wallet = psc.newBrowser();
        TestBrowser elsewhere = another();
        logIn(browser, wallet);
        logIn(elsewhere, wallet);

        wallet.logout(location(elsewhere.post("/logout", Map.of("_csrf", elsewhere.csrf("/page")))));

        assertLoggedOut(browser);
    }

    @Test
    void a_token_without_a_session_ends_all_of_the_person_and_one_without_a_person_the_session() {
        TestBrowser other = another();
        logIn(browser, psc.newBrowser());
        logIn(other, psc.newBrowser());

        assertThat(post(token(claims -> claims.remove("sub"))).statusCode()).isEqualTo(200);
        assertLoggedOut(other);
        assertLoggedIn(browser);

        logIn(other, psc.newBrowser());
        assertThat(post(token(claims -> claims.remove("sid"))).statusCode()).isEqualTo(200);
        assertLoggedOut(other);
        assertLoggedOut(browser);
    }

    @Test
    void a_session_that_is_not_known_here_is_no_error_and_ends_nothing() {
        logIn(browser, psc.newBrowser());

        assertThat(post(token(claims -> claims.put("sid", "of-another-node"))).statusCode())
                .isEqualTo(200);
        assertThat(post(token(claims -> claims.put("sub", "somebody-else"))).statusCode())
                .isEqualTo(200);

        assertLoggedIn(browser);
    }

    @Test
    void what_else_the_provider_sends_is_ignored() {
        logIn(browser, psc.newBrowser());

        assertThat(post(FORM + ";charset=UTF-8", "a=b&logout_token=" + token(claims -> {}) + "&logout=1&=&")
                        .statusCode())
                .isEqualTo(200);

        assertLoggedOut(browser);
    }

    @Test
    void V42_a_token_that_comes_again_is_refused_and_ends_nothing() {
        logIn(browser, psc.newBrowser());
        String token = token(claims -> claims.remove("sid"));
        assertThat(post(token).statusCode()).isEqualTo(200);
        assertLoggedOut(browser);
        logIn(browser, psc.newBrowser());

        HttpResponse<String> again = post(token);

        assertRefused(400, again);
        assertThat(again.body()).contains("PSC-5021");
    }

    @Test
    void V42_a_token_of_the_providers_own_that_somebody_recorded_ends_no_later_session() {
        logIn(browser, psc.newBrowser());
        psc.alterLogoutToken(claims -> {
            claims.remove("sid");
            return claims;
        });
        psc.closeSessions(Personas.PHYSICIAN);
        Exchange told = psc.journal().of(Operation.BACKCHANNEL_LOGOUT).get(0);
        assertLoggedOut(browser);
        logIn(browser, psc.newBrowser());

        assertRefused(400, post(told.parameter("logout_token").orElseThrow()));
    }

    @Test
    void V43_nothing_but_a_logout_token_of_this_provider_for_this_client_ends_a_session() {
        logIn(browser, psc.newBrowser());
        List<Consumer<Map<String, Object>>> spoils = List.of(
                claims -> claims.put("nonce", "n"),
                claims -> claims.remove("events"),
                claims -> claims.put("events", Map.of(EVENT + "s", Map.of())),
                claims -> claims.put("events", List.of(EVENT)),
                claims -> claims.put("aud", "another-client"),
                claims -> claims.remove("aud"),
                claims -> claims.put("iss", "https://evil.example"),
                claims -> claims.keySet().removeAll(List.of("sub", "sid")),
                claims -> claims.put("typ", "ID"),
                claims -> claims.remove("jti"),
                claims -> claims.put("iat", Instant.now().getEpochSecond() - 3_600),
                claims -> claims.put("exp", Instant.now().getEpochSecond() - 60));
        for (Consumer<Map<String, Object>> spoil : spoils) {
            assertRefused(400, post(token(spoil)));
        }
        Exchange grant = psc.journal().of(Operation.CODE_GRANT).get(0);
        for (String other : List.of("id_token", "access_token")) {
            assertRefused(400, post(grant.issued(other).orElseThrow().compact()));
        }
        String good = token(claims -> {});
        String[] parts = good.split("\\.");
        assertRefused(400, post(encoded("{\"alg\":\"none\",\"typ\":\"logout+jwt\"}") + "." + parts[1] + "."));
        assertRefused(400, post(parts[0] + "." + parts[1] + "." + reversed(parts[2])));
        for (String nonsense : List.of("a", ".", "..", "eyJ.eyJ.eyJ", "%00", "<script>", "\uD83D\uDE00")) {
            assertRefused(400, post(nonsense));
        }
        // None of them used up the good one.
        assertThat(post(good).statusCode()).isEqualTo(200);
        assertLoggedOut(browser);
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "PATCH"})
    void V44_only_a_POST_ends_sessions(String method) {
        logIn(browser, psc.newBrowser());
        String token = token(claims -> {});

        HttpResponse<String> answer = send(HttpRequest.newBuilder(browser.uri(PATH + "?logout_token=" + token))
                .header("Content-Type", FORM)
                .method(method, BodyPublishers.ofString(method.equals("HEAD") ? "" : "logout_token=" + token)));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("POST");
        assertLoggedIn(browser);
    }

    @Test
    void V44_a_token_in_the_address_or_in_another_kind_of_body_is_none() {
        logIn(browser, psc.newBrowser());
        String token = token(claims -> {});

        assertRefused(
                400,
                send(HttpRequest.newBuilder(browser.uri(PATH + "?logout_token=" + token))
                        .header("Content-Type", FORM)
                        .POST(BodyPublishers.noBody())));
        for (String type : List.of("application/json", "text/plain", "multipart/form-data;boundary=x", "nonsense")) {
            assertRefused(400, post(type, "logout_token=" + token));
        }
        assertRefused(400, post("application/json", "{\"logout_token\":\"" + token + "\"}"));
        assertRefused(
                400,
                send(HttpRequest.newBuilder(browser.uri(PATH)).POST(BodyPublishers.ofString("logout_token=" + token))));
        for (String form : Arrays.asList(
                "",
                "logout_token",
                "logout_token=",
                "logout_token=%20",
                "logout_token=%zz",
                "token=" + token,
                "LOGOUT_TOKEN=" + token,
                "logout_token=" + token + "&logout_token=" + token)) {
            assertRefused(400, post(FORM, form));
        }
    }

    @Test
    void V44_the_persons_own_cookie_without_a_token_ends_nothing() {
        logIn(browser, psc.newBrowser());

        HttpResponse<String> answer = browser.post(PATH, Map.of("logout_token", "x", "_csrf", browser.csrf("/page")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertLoggedIn(browser);
    }

    @Test
    void a_body_that_is_larger_than_any_token_is_refused_unread() {
        logIn(browser, psc.newBrowser());
        String token = token(claims -> {});

        assertRefused(400, post(FORM, "logout_token=" + token + "&more=" + "a".repeat(200_000)));
        assertRefused(
                400,
                send(HttpRequest.newBuilder(browser.uri(PATH))
                        .header("Content-Type", FORM)
                        .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(
                                ("logout_token=" + token + "&more=" + "a".repeat(200_000))
                                        .getBytes(StandardCharsets.UTF_8))))));
    }

    @Test
    @DirtiesContext
    void without_the_providers_keys_nobody_is_logged_out_and_the_token_can_come_again() {
        // Out of the half minute in which the keys were asked for by a test before.
        clock.ahead(Duration.ofSeconds(40));
        logIn(browser, psc.newBrowser());
        psc.rotateKeys();
        String token = token(claims -> {});
        psc.inject(Fault.KEYS_DOWN);

        HttpResponse<String> undetermined = post(token);

        assertRefused(503, undetermined);
        assertThat(undetermined.body()).contains("temporarily_unavailable", "PSC-5017");
        psc.clearAlterationsAndFaults();
        clock.ahead(Duration.ofSeconds(80));
        assertThat(post(token).statusCode()).isEqualTo(200);
        assertLoggedOut(browser);
    }

    @Test
    void with_the_provider_down_its_known_keys_still_end_sessions() {
        logIn(browser, psc.newBrowser());
        String token = token(claims -> {});
        psc.wireMock()
                .stubFor(WireMock.any(WireMock.anyUrl())
                        .atPriority(1)
                        .willReturn(WireMock.aResponse().withStatus(503)));

        assertThat(post(token).statusCode()).isEqualTo(200);

        assertLoggedOut(browser);
    }
}
