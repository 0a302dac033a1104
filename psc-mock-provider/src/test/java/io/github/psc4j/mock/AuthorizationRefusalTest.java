package io.github.psc4j.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.mock.RelyingParty.Answer;
import io.github.psc4j.mock.junit.PscMockExtension;
import io.github.psc4j.mock.model.MockClient;
import io.github.psc4j.mock.model.Refusal;
import io.github.psc4j.mock.model.Rule;
import io.github.psc4j.mock.model.Tolerance;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a good client never asks. */
class AuthorizationRefusalTest {

    private static final MutableClock CLOCK = new MutableClock();

    @RegisterExtension
    static final PscMockExtension PSC = PscMockExtension.with(PscMockProvider.builder()
            .clock(CLOCK)
            .client(MockClient.withSecret("exact", "s3cret", "https://service.example/callback")));

    private final PscMockProvider psc = PSC.provider();
    private final RelyingParty service = new RelyingParty(psc);

    @ParameterizedTest
    @CsvSource({
        "response_type, invalid_request, RESPONSE_TYPE",
        "scope, invalid_scope, SCOPE",
        "nonce, invalid_request, NONCE",
        "code_challenge, invalid_request, PKCE_MISSING",
        "code_challenge_method, invalid_request, PKCE_METHOD",
        "acr_values, invalid_request, ACR_VALUES"
    })
    void refuses_a_request_without(String parameter, String error, Rule rule) {
        assertRedirected(service.authorizationUriWithout(parameter), error, rule);
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, codes, unsupported_response_type, RESPONSE_TYPE",
        "response_mode, form_post, invalid_request, RESPONSE_MODE",
        "scope, openid, invalid_scope, SCOPE",
        "scope, scope_all, invalid_scope, SCOPE",
        "scope, openidscope_all, invalid_scope, SCOPE",
        "acr_values, eidas2, invalid_request, ACR_VALUES",
        "acr_values, eidas1 eidas2, invalid_request, ACR_VALUES",
        "code_challenge_method, plain, invalid_request, PKCE_METHOD",
        "code_challenge_method, s256, invalid_request, PKCE_METHOD",
        "code_challenge, tooshort, invalid_request, PKCE_CHALLENGE",
        "request, eyJhbGciOiJub25lIn0.e30., request_not_supported, REQUEST_OBJECT",
        "request_uri, https://service.example/request, request_uri_not_supported, REQUEST_OBJECT",
        "prompt, sometimes, invalid_request, PROMPT",
        "prompt, none login, invalid_request, PROMPT",
        "prompt, none, login_required, LOGIN_REQUIRED"
    })
    void refuses_a_request_with(String parameter, String value, String error, Rule rule) {
        assertRedirected(service.authorizationUriWith(parameter, value), error, rule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "id_token", "code id_token", "id_token token"})
    void answers_implicit_and_hybrid_flows_in_the_fragment(String responseType) {
        URI callback = psc.login(service.authorizationUriWith("response_type", responseType), Personas.NURSE);

        assertThat(callback.toString()).startsWith(RelyingParty.REDIRECT_URI + "#error=unauthorized_client&");
        assertThat(callback.getFragment()).contains("state=the state");
        assertThat(lastRule()).isEqualTo(Rule.RESPONSE_TYPE);
    }

    @Test
    void refuses_a_request_without_state_and_echoes_none() {
        Map<String, String> answer =
                RelyingParty.query(psc.login(service.authorizationUriWithout("state"), Personas.NURSE));

        assertThat(answer).containsEntry("error", "invalid_request").doesNotContainKey("state");
        assertThat(lastRule()).isEqualTo(Rule.STATE);
    }

    @Test
    void refuses_a_bad_max_age_of_a_browser_with_a_session() {
        MockBrowser browser = psc.newBrowser();
        browser.login(service.authorizationUri(), Personas.NURSE);

        URI callback = browser.login(service.authorizationUriWith("max_age", "soon"), Personas.NURSE);

        assertThat(RelyingParty.query(callback)).containsEntry("error", "invalid_request");
        assertThat(lastRule()).isEqualTo(Rule.MAX_AGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"state", "nonce", "scope", "code_challenge", "acr_values"})
    void refuses_a_duplicated_parameter(String name) {
        URI twice = URI.create(service.authorizationUri() + "&" + name + "=other");

        Map<String, String> answer = RelyingParty.query(psc.login(twice, Personas.NURSE));

        assertThat(answer).containsEntry("error", "invalid_request").doesNotContainKey("code");
        assertThat(answer.containsKey("state")).isEqualTo(!name.equals("state"));
        assertThat(lastRule()).isEqualTo(Rule.DUPLICATE_PARAMETER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_id", "redirect_uri"})
    void answers_a_duplicated_client_or_redirect_uri_with_a_page(String name) {
        assertPage(URI.create(service.authorizationUri() + "&" + name + "=other"), Rule.DUPLICATE_PARAMETER);
    }

    @Test
    void never_redirects_for_an_unknown_client() {
        assertPage(service.authorizationUriWith("client_id", "stranger"), Rule.UNKNOWN_CLIENT);
        assertPage(service.authorizationUriWithout("client_id"), Rule.UNKNOWN_CLIENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/callback",
                "http://localhost.evil.example/",
                "http://localhost@evil.example/",
                "http://user@localhost/",
                "http://localhost:8080/callback#fragment",
                "//localhost/callback",
                "javascript:alert(1)",
                "http://local host/",
                "ftp://localhost/"
            })
    void never_redirects_to_an_unregistered_uri(String redirectUri) {
        assertPage(service.authorizationUriWith("redirect_uri", redirectUri), Rule.REDIRECT_URI);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://service.example/callback/",
                "https://service.example/callback?x=1",
                "https://SERVICE.example/callback",
                "http://service.example/callback",
                "http://localhost:8080/callback"
            })
    void matches_the_redirect_uri_of_other_clients_exactly(String redirectUri) {
        Map<String, String> parameters = RelyingParty.parameters();
        parameters.put("client_id", "exact");
        parameters.put("redirect_uri", redirectUri);

        assertPage(service.authorizationUri(parameters), Rule.REDIRECT_URI);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost/", "https://localhost:8443/a?b=c", "http://127.0.0.1:9/x", "http://[::1]:8/"})
    void accepts_any_loopback_uri_for_the_default_client(String redirectUri) {
        URI callback = psc.login(service.authorizationUriWith("redirect_uri", redirectUri), Personas.NURSE);

        assertThat(callback.toString()).startsWith(redirectUri).contains("code=");
    }

    @Test
    void the_error_page_escapes_what_the_request_said() {
        Answer answer =
                service.get(service.authorizationUriWith("redirect_uri", "https://x/<script>alert('1')</script>")
                        .toString());

        assertThat(answer.http().body()).contains("&lt;script&gt;").doesNotContain("<script");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'", "frame-ancestors 'none'");
    }

    @Test
    void the_authorization_endpoint_of_the_standard_discovery_is_refused_in_words() {
        assertPage(
                URI.create(service.endpoint("auth") + "?" + RelyingParty.encoded(RelyingParty.parameters())),
                Rule.STANDARD_AUTHORIZATION_ENDPOINT);
    }

    @Test
    void the_wallet_and_the_issuer_answer_on_their_own_host_only() {
        String onIssuer = service.authorizationUri().toString().replace("127.0.0.1", "localhost");
        String onWallet = service.endpoint("certs").toString().replace("localhost", "127.0.0.1");

        assertThat(service.get(onIssuer).status()).isEqualTo(404);
        assertThat(service.get(onWallet).status()).isEqualTo(404);
        assertThat(psc.refusals()).extracting(Refusal::rule).containsOnly(Rule.WRONG_HOST);
    }

    @Test
    void both_forms_of_the_wallet_path_work() {
        URI slash = URI.create(service.authorizationUri().toString().replace("/auth?", "/auth/?"));

        assertThat(psc.login(slash, Personas.NURSE).getQuery()).contains("code=");
    }

    @Test
    void what_psc_itself_accepts_can_be_tolerated_by_name() {
        try (PscMockProvider lenient = PscMockProvider.builder()
                .tolerate(Tolerance.MISSING_PKCE, Tolerance.MISSING_ACR_VALUES)
                .start()) {
            RelyingParty party = new RelyingParty(lenient);
            Map<String, String> parameters = RelyingParty.parameters();
            parameters.keySet().removeIf(name -> name.startsWith("code_challenge") || name.equals("acr_values"));

            Map<String, String> callback =
                    RelyingParty.query(lenient.login(party.authorizationUri(parameters), Personas.NURSE));
            Map<String, String> form = RelyingParty.withSecret(RelyingParty.codeForm(callback.get("code")));
            form.remove("code_verifier");

            assertThat(party.token(form).status()).isEqualTo(200);
        }
    }

    @Test
    void a_page_of_another_browser_a_second_answer_and_an_old_page_are_refused() {
        Answer page = service.get(service.authorizationUri().toString());
        String id = page.http().body().replaceAll("(?s).*name=\"page\" value=\"([^\"]+)\".*", "$1");
        String cookie = page.header("Set-Cookie").replaceAll(";.*", "");
        URI login = psc.walletOrigin().resolve("/auth/login");
        Map<String, String> form = Map.of("page", id, "persona", "nurse", "answer", "confirm");

        assertThat(service.post(login, form).status()).isEqualTo(400);
        assertThat(service.post(login, form, "Cookie", cookie + "x").status()).isEqualTo(400);
        assertThat(service.post(login, Map.of("page", id, "persona", "nobody"), "Cookie", cookie)
                        .status())
                .isEqualTo(400);
        assertThat(service.post(login, form, "Cookie", cookie).status()).isEqualTo(303);
        assertThat(service.post(login, form, "Cookie", cookie).status()).isEqualTo(400);
        assertThat(psc.refusals())
                .extracting(Refusal::rule)
                .containsExactly(Rule.LOGIN_REQUEST, Rule.LOGIN_REQUEST, Rule.UNKNOWN_PERSONA, Rule.LOGIN_REQUEST);
    }

    @Test
    void a_login_page_is_good_for_ten_minutes() {
        Answer page = service.get(service.authorizationUri().toString());
        String id = page.http().body().replaceAll("(?s).*name=\"page\" value=\"([^\"]+)\".*", "$1");
        CLOCK.advance(java.time.Duration.ofMinutes(10));

        Answer late = service.post(
                psc.walletOrigin().resolve("/auth/login"),
                Map.of("page", id, "persona", "nurse", "answer", "confirm"),
                "Cookie",
                page.header("Set-Cookie").replaceAll(";.*", ""));

        assertThat(late.status()).isEqualTo(400);
        assertThat(lastRule()).isEqualTo(Rule.LOGIN_REQUEST);
    }

    private void assertRedirected(URI uri, String error, Rule rule) {
        URI callback = psc.login(uri, Personas.PHYSICIAN);

        assertThat(callback.toString()).startsWith(RelyingParty.REDIRECT_URI);
        assertThat(RelyingParty.query(callback))
                .containsEntry("error", error)
                .containsEntry("state", "the state")
                .containsEntry("iss", psc.issuer().toString())
                .doesNotContainKey("code");
        assertThat(RelyingParty.query(callback).get("error_description")).startsWith(rule.id());
        assertThat(lastRule()).isEqualTo(rule);
    }

    private void assertPage(URI uri, Rule rule) {
        Answer answer = service.get(uri.toString());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Location")).isEmpty();
        assertThat(answer.http().body())
                .contains("<html lang=\"fr\">", "ne peut pas aboutir", "lang=\"en\"", rule.id());
        assertThat(lastRule()).isEqualTo(rule);
        assertThatThrownBy(() -> psc.login(uri, Personas.NURSE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(rule.id());
    }

    private Rule lastRule() {
        return psc.refusals().get(psc.refusals().size() - 1).rule();
    }
}
