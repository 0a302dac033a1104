package io.github.psc4j.mock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.mock.RelyingParty.Answer;
import io.github.psc4j.mock.fault.Fault;
import io.github.psc4j.mock.journal.Operation;
import io.github.psc4j.mock.junit.PscMockExtension;
import io.github.psc4j.mock.model.LoginMethod;
import io.github.psc4j.mock.model.MockClient;
import io.github.psc4j.mock.model.MockClock;
import io.github.psc4j.mock.model.Persona;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a developer sees of the provider, and can switch. */
class ConsoleTest {

    private static final MockClock CLOCK = MockClock.stoppedAt(Instant.parse("2026-11-23T08:00:00Z"));

    @RegisterExtension
    static final PscMockExtension PSC = PscMockExtension.with(PscMockProvider.builder()
            .clock(CLOCK)
            .persona(Persona.of("hostile", "<b>\"Bold\"</b>", Personas.NURSE.userInfo()))
            .client(MockClient.withSecret("<i>client</i>", "s").acceptingLoopbackUris()));

    private final PscMockProvider psc = PSC.provider();
    private final RelyingParty service = new RelyingParty(psc);

    @BeforeEach
    void setTheClock() {
        CLOCK.advance(CLOCK.offset().negated());
    }

    @Test
    void shows_what_was_asked_and_answered_newest_first_with_the_tokens_taken_apart() {
        service.tokenFor(Personas.NURSE);

        String journal = get("").http().body();
        assertThat(journal)
                .contains("Simulateur – aucune donnée réelle", "psc-mock-client", "Exchanges: 4, refused: 0")
                .containsSubsequence("Code grant", "Login page", "Authorization");
        String exchange =
                get("/exchange?number=" + number(Operation.CODE_GRANT)).http().body();
        assertThat(exchange)
                .contains(
                        "Authenticated with</dt><dd><code>client_secret_post",
                        "id_token, as sent",
                        "&quot;typ&quot; : &quot;ID&quot;",
                        "Signed with a key of this provider.",
                        "exp</dt><dd><code>2026-11-23T08:02:00Z, in 120 s");
    }

    @Test
    void says_what_was_wrong_and_by_which_rule() {
        service.get(service.authorizationUriWithout("code_challenge").toString());
        service.get(service.authorizationUri().toString());

        assertThat(get("").http().body()).contains("Exchanges: 2, refused: 1", "refused: pkce-missing");
        assertThat(get("?refused=1").http().body()).contains("Shown: 1");
        assertThat(get("/exchange?number=1").http().body())
                .contains("What was wrong", "pkce-missing", "The code_challenge is missing");
    }

    @Test
    void a_token_that_this_provider_did_not_sign_is_told() {
        psc.tamperIdToken(token -> token.substring(0, token.lastIndexOf('.')) + ".AAAA");
        service.tokenFor(Personas.NURSE);

        assertThat(get("/exchange?number=" + number(Operation.CODE_GRANT))
                        .http()
                        .body())
                .contains("Not signed with a key that this provider publishes now.");
    }

    @Test
    void the_journal_can_be_read_by_a_script_and_from_a_number_on() {
        service.tokenFor(Personas.NURSE);

        List<?> exchanges = (List<?>) get("/journal.json").json().get("exchanges");
        assertThat(exchanges).hasSize(4);
        assertThat(exchanges.get(3).toString())
                .contains("operation=code-grant", "status=200", "client_authentication=client_secret_post", "typ=ID");
        assertThat((List<?>) get("/journal.json?after=3").json().get("exchanges"))
                .hasSize(1);
        assertThat((List<?>) get("/journal.json?after=x").json().get("exchanges"))
                .hasSize(4);
    }

    @Test
    void leaves_no_trace_in_the_journal_and_no_fault_touches_it() {
        psc.inject(Fault.SERVER_ERROR);

        assertThat(get("").status()).isEqualTo(200);
        assertThat(service.get(psc.walletOrigin() + "/favicon.ico").status()).isEqualTo(404);
        assertThat(psc.journal().exchanges()).isEmpty();
    }

    @Test
    void switches_the_person() {
        control("action", "log-in", "persona", "dentist", "means", "CARD");

        Map<String, String> callback =
                RelyingParty.query(psc.newBrowser().login(service.authorizationUri(), Personas.NURSE));
        Answer tokens = service.token(RelyingParty.withSecret(RelyingParty.codeForm(callback.get("code"))));
        assertThat(service.userInfo(tokens.text("access_token")).json())
                .containsEntry("SubjectNameID", Personas.DENTIST.nationalId());
        assertThat(get("/controls").http().body()).contains("Everybody is logged in as <strong>Dr Melchior Molaire");

        control("action", "ask");
        assertThat(service.get(service.authorizationUri().toString()).status()).isEqualTo(200);
    }

    @Test
    void an_automatic_login_needs_a_page_that_may_be_shown() {
        psc.logInAutomatically(Personas.NURSE, LoginMethod.MOBILE);

        assertThat(service.get(service.authorizationUriWith("prompt", "none").toString())
                        .header("Location"))
                .contains("error=login_required");
    }

    @Test
    void a_reset_shows_the_login_page_again() {
        psc.logInAutomatically(Personas.NURSE, LoginMethod.MOBILE);
        psc.reset();

        assertThat(service.get(service.authorizationUri().toString()).status()).isEqualTo(200);
    }

    @Test
    void switches_faults() {
        control("action", "inject", "fault", "unavailable", "at", "userinfo", "times", "2");
        assertThat(psc.faults()).hasToString("[unavailable@userinfo*2]");
        assertThat(get("/controls").http().body()).contains("unavailable@userinfo*2", "Retry-After: 30");

        control("action", "inject", "fault", "slow@refresh*1");
        assertThat(psc.faults()).hasSize(2);

        control("action", "end-faults");
        assertThat(psc.faults()).isEmpty();
    }

    @Test
    void moves_the_clock() {
        Answer tokens = service.tokenFor(Personas.NURSE);
        control("action", "advance", "minutes", "3");
        assertThat(service.userInfo(tokens.text("access_token")).status()).isEqualTo(401);
        assertThat(get("/controls").http().body()).contains("2026-11-23T08:03:00Z", "moved by PT3M");

        control("action", "advance", "minutes", "-3");
        control("action", "advance", "minutes", "60");
        control("action", "reset-clock");
        assertThat(CLOCK.offset()).isEqualTo(Duration.ZERO);
    }

    @Test
    void changes_keys() {
        String before = service.endpoint("certs").toString();
        int keys = keys(before);
        control("action", "rotate-keys");
        assertThat(keys(before)).isEqualTo(keys + 1);
        control("action", "forget-keys");
        assertThat(keys(before)).isEqualTo(keys);
    }

    @Test
    void ends_sessions_and_empties_the_journal() {
        Answer tokens = service.tokenFor(Personas.NURSE);
        control("action", "end-sessions");
        assertThat(service.userInfo(tokens.text("access_token")).status()).isEqualTo(401);

        control("action", "clear-journal");
        assertThat(psc.journal().exchanges()).isEmpty();
    }

    @Test
    void a_clock_that_cannot_be_moved_is_told() {
        try (PscMockProvider fixed =
                PscMockProvider.builder().clock(java.time.Clock.systemUTC()).start()) {
            Answer refused = service.post(
                    URI.create(fixed.console() + "/controls"),
                    Map.of("action", "advance", "minutes", "1"),
                    "PSC-Mock-Control",
                    "1");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text("error")).contains("MockClock");
            assertThat(service.get(fixed.console() + "/controls").http().body()).contains("cannot be moved");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            action=                              | action must be one of log-in, ask
            action=explode                       | action must be one of
            action=log-in&persona=nobody         | persona must be one of
            action=inject                        | fault is missing
            action=inject&fault=meteor           | meteor
            action=inject&fault=slow&at=moon     | moon
            action=inject&fault=keys-down&at=userinfo | can happen at
            action=inject&fault=slow&times=0     | at least once
            action=advance                       | minutes must be
            action=advance&minutes=1.5           | minutes must be
            action=advance&minutes=999999999     | minutes must be
            """)
    void a_wrong_control_is_told_and_changes_nothing(String form, String complaint) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : form.split("&")) {
            fields.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        Answer refused = service.post(controls(), fields, "PSC-Mock-Control", "1");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("error")).contains(complaint);
        assertThat(psc.faults()).isEmpty();
        assertThat(CLOCK.offset()).isEqualTo(Duration.ZERO);
    }

    @Test
    void a_form_of_the_page_comes_back_with_what_was_done() {
        Answer done = service.post(controls(), Map.of("token", token(), "action", "rotate-keys"));
        assertThat(done.status()).isEqualTo(303);
        assertThat(done.header("Location")).isEqualTo(psc.console() + "/controls?done=rotate-keys");
        assertThat(service.get(done.header("Location")).http().body())
                .contains("role=\"status\"", "A new key signs from now on");

        Answer wrong = service.post(controls(), Map.of("token", token(), "action", "inject", "fault", "<b>"));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.http().body()).contains("role=\"alert\"").doesNotContain("<b>");
    }

    @Test
    void a_change_from_elsewhere_is_refused() {
        String[] foreign = {"Origin", "https://evil.example"};
        Map<String, String> form = Map.of("action", "rotate-keys");
        Map<String, String> withToken = Map.of("action", "rotate-keys", "token", token());

        assertThat(service.post(controls(), form).status()).as("no token").isEqualTo(403);
        assertThat(service.post(controls(), Map.of("action", "rotate-keys", "token", "x"))
                        .status())
                .isEqualTo(403);
        assertThat(service.post(controls(), withToken, foreign).status()).isEqualTo(403);
        assertThat(service.post(controls(), withToken, "Origin", "null").status())
                .isEqualTo(403);
        assertThat(service.post(controls(), form, "Origin", "https://evil.example", "PSC-Mock-Control", "1")
                        .status())
                .isEqualTo(403);
        assertThat(service.post(URI.create(psc.console().toString()), withToken).status())
                .isEqualTo(405);
        assertThat(keys(service.endpoint("certs").toString())).isEqualTo(2);
    }

    @Test
    void a_page_of_another_origin_cannot_ask_before_it_sends_the_header() {
        Answer preflight = service.send(HttpRequest.newBuilder(controls())
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "psc-mock-control"));

        assertThat(preflight.status()).isEqualTo(405);
        assertThat(preflight.http().headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void another_origin_can_link_to_it_and_not_read_it(String site) {
        assertThat(ask("Sec-Fetch-Site", site, "Sec-Fetch-Mode", "no-cors").status())
                .isEqualTo(403);
        assertThat(ask("Sec-Fetch-Site", site, "Sec-Fetch-Mode", "cors").status())
                .isEqualTo(403);
        assertThat(ask("Sec-Fetch-Site", site, "Sec-Fetch-Mode", "navigate").status())
                .isEqualTo(200);
        assertThat(ask("Sec-Fetch-Site", "same-origin", "Sec-Fetch-Mode", "cors")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void is_on_the_wallets_host_only() {
        URI otherHost = URI.create(psc.console().toString().replace("127.0.0.1", "localhost"));

        assertThat(service.get(otherHost.toString()).status()).isEqualTo(404);
    }

    @Test
    void has_no_script_no_frame_and_sends_forms_to_itself_only() {
        for (String page : List.of("", "/controls")) {
            Answer answer = get(page);
            assertThat(answer.http().headers().allValues("Content-Security-Policy"))
                    .hasSize(2)
                    .anyMatch(policy -> policy.matches("default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; "
                            + "base-uri 'none'; frame-ancestors 'none'"))
                    .contains("form-action 'self'");
            assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
            assertThat(answer.http().headers().allValues("Referrer-Policy"))
                    .as("without a referrer the forms of the page have no origin")
                    .containsExactly("same-origin");
            assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.http().body())
                    .doesNotContain("<script", "src=", "http-equiv", "style=\"")
                    .doesNotContainPattern("\\son[a-z]+=");
        }
    }

    @Test
    void escapes_whatever_was_sent() {
        service.get(service.authorizationUriWith("state", "<script>alert(1)</script>\"'")
                .toString());
        service.get(service.authorizationUriWith("<u>", "<u>").toString());
        service.get(service.authorizationUriWith("client_id", "<i>client</i>").toString());
        service.send(HttpRequest.newBuilder(service.endpoint("userinfo")).header("Authorization", "Bearer <u>"));
        service.get(psc.issuer() + "/%3Cu%3E");
        psc.logInAutomatically(Persona.of("hostile", "<u>", Personas.NURSE.userInfo()), LoginMethod.MOBILE);

        for (String page : List.of("", "?client=%3Cu%3E", "/controls", "/controls?done=%3Cu%3E")) {
            assertThat(get(page).http().body()).doesNotContain("<script>", "<u>", "<i>", "<b>");
        }
        for (int number = 1; number <= 5; number++) {
            assertThat(get("/exchange?number=" + number).http().body()).doesNotContain("<script>", "<u>", "<i>", "<b>");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/exchange", "/exchange?number=0", "/exchange?number=%3Cb%3E", "/nothing", "/../console/x"})
    void what_is_not_there_is_not_found(String path) {
        assertThat(get(path).status()).isEqualTo(404);
        assertThat(get(path).http().body()).doesNotContain("<b>");
    }

    private Answer get(String suffix) {
        return service.get(psc.console() + suffix);
    }

    private Answer ask(String... headers) {
        return service.send(HttpRequest.newBuilder(psc.console()).headers(headers));
    }

    private URI controls() {
        return URI.create(psc.console() + "/controls");
    }

    private String token() {
        return Pattern.compile("name=\"token\" value=\"([A-Za-z0-9_-]{43})\"")
                .matcher(get("/controls").http().body())
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    private void control(String... fields) {
        Map<String, String> form = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        Answer done = service.post(controls(), form, "PSC-Mock-Control", "1");
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.text("done")).isEqualTo(form.get("action"));
    }

    private int keys(String uri) {
        return ((List<?>) service.get(uri).json().get("keys")).size();
    }

    private long number(Operation operation) {
        return psc.journal().of(operation).get(0).number();
    }
}
