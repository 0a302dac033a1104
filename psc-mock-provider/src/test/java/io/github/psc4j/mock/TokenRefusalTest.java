package io.github.psc4j.mock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.mock.RelyingParty.Answer;
import io.github.psc4j.mock.junit.PscMockExtension;
import io.github.psc4j.mock.model.MockClient;
import io.github.psc4j.mock.model.Rule;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Client authentication and the code grant. */
class TokenRefusalTest {

    private static final String ODD_ID = "odd id:é";
    private static final String ODD_SECRET = "p+q:100%&é";
    private static final MutableClock CLOCK = new MutableClock();

    @RegisterExtension
    static final PscMockExtension PSC = PscMockExtension.with(PscMockProvider.builder()
            .clock(CLOCK)
            .client(MockClient.withSecret("other", "other-secret").acceptingLoopbackUris())
            .client(MockClient.withSecret(ODD_ID, ODD_SECRET).acceptingLoopbackUris())
            .client(MockClient.mutualTls("certified", "CN=certified,C=FR").acceptingLoopbackUris()));

    private final PscMockProvider psc = PSC.provider();
    private final RelyingParty service = new RelyingParty(psc);

    @Test
    void accepts_a_secret_in_the_header() {
        Map<String, String> form = RelyingParty.codeForm(code());

        assertThat(withBasic(form, PscMockProvider.CLIENT_ID, PscMockProvider.CLIENT_SECRET)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void reads_the_header_as_rfc_6749_writes_it() {
        URI uri = service.authorizationUriWith("client_id", ODD_ID);
        Map<String, String> form = RelyingParty.codeForm(
                RelyingParty.query(psc.login(uri, Personas.NURSE)).get("code"));

        assertRefused(withRawBasic(form, ODD_ID + ":" + ODD_SECRET), 401, "invalid_client", Rule.CLIENT_SECRET);
        assertThat(withBasic(form, ODD_ID, ODD_SECRET).status()).isEqualTo(200);
    }

    @Test
    void refuses_a_wrong_secret_whichever_way_it_comes() {
        Map<String, String> form = RelyingParty.codeForm(code());
        Map<String, String> post = RelyingParty.withSecret(form);
        post.put("client_secret", "wrong");

        assertRefused(service.token(post), 401, "unauthorized_client", Rule.CLIENT_SECRET);
        assertRefused(
                withBasic(form, PscMockProvider.CLIENT_ID, "wrong"), 401, "unauthorized_client", Rule.CLIENT_SECRET);
        assertRefused(withBasic(form, "stranger", "wrong"), 401, "invalid_client", Rule.CLIENT_SECRET);
        assertThat(service.token(RelyingParty.withSecret(form)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic !!!", "Basic bm9jb2xvbg==", "Bearer abc", "Basic JSU6JSU="})
    void refuses_a_header_that_is_no_client_authentication(String header) {
        Answer answer = service.post(service.endpoint("token"), RelyingParty.codeForm(code()), "Authorization", header);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text("error")).isEqualTo("invalid_client");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Basic ");
    }

    @Test
    void refuses_a_client_that_does_not_authenticate() {
        Map<String, String> form = RelyingParty.codeForm(code());
        assertRefused(service.token(form), 401, "invalid_client", Rule.CLIENT_AUTHENTICATION_MISSING);

        form.put("client_id", PscMockProvider.CLIENT_ID);
        assertRefused(service.token(form), 401, "unauthorized_client", Rule.CLIENT_METHOD);
    }

    @Test
    void refuses_two_methods_at_once() {
        Map<String, String> form = RelyingParty.codeForm(code());

        assertRefused(
                withBasic(RelyingParty.withSecret(form), PscMockProvider.CLIENT_ID, PscMockProvider.CLIENT_SECRET),
                400,
                "invalid_request",
                Rule.CLIENT_METHODS_MIXED);
        form.put("client_id", "other");
        assertRefused(
                withBasic(form, PscMockProvider.CLIENT_ID, PscMockProvider.CLIENT_SECRET),
                400,
                "invalid_request",
                Rule.CLIENT_METHODS_MIXED);
    }

    @Test
    void refuses_a_secret_and_a_missing_certificate_of_a_client_that_is_registered_with_one() {
        Map<String, String> form = RelyingParty.codeForm(code());
        form.put("client_id", "certified");
        assertRefused(service.token(form), 401, "invalid_client", Rule.CLIENT_CERTIFICATE_MISSING);

        form.put("client_secret", "anything");
        assertRefused(service.token(form), 401, "invalid_client", Rule.CLIENT_METHOD);
    }

    @Test
    void refuses_an_assertion() {
        Map<String, String> form = RelyingParty.codeForm(code());
        form.put("client_assertion", "eyJ.eyJ.sig");

        assertRefused(service.token(form), 401, "invalid_client", Rule.CLIENT_ASSERTION);
    }

    @Test
    void a_code_used_twice_is_refused_and_takes_its_tokens_with_it() {
        Map<String, String> form = RelyingParty.withSecret(RelyingParty.codeForm(code()));
        Answer first = service.token(form);

        assertRefused(service.token(form), 400, "invalid_grant", Rule.CODE_USED_TWICE);
        assertThat(service.userInfo(first.text("access_token")).status()).isEqualTo(401);
        assertRefused(
                service.token(RelyingParty.refreshForm(first.text("refresh_token"))),
                400,
                "invalid_grant",
                Rule.REFRESH_TOKEN);
    }

    @Test
    void a_code_lives_sixty_seconds() {
        String last = code();
        CLOCK.advance(Duration.ofSeconds(59));
        assertThat(service.token(RelyingParty.withSecret(RelyingParty.codeForm(last)))
                        .status())
                .isEqualTo(200);

        String late = code();
        CLOCK.advance(Duration.ofSeconds(60));
        assertRefused(
                service.token(RelyingParty.withSecret(RelyingParty.codeForm(late))),
                400,
                "invalid_grant",
                Rule.CODE_EXPIRED);
    }

    @Test
    void refuses_the_code_of_another_client() {
        Map<String, String> form = RelyingParty.codeForm(code());
        form.put("client_id", "other");
        form.put("client_secret", "other-secret");

        assertRefused(service.token(form), 400, "invalid_grant", Rule.CODE_OF_ANOTHER_CLIENT);
    }

    @ParameterizedTest
    @CsvSource({
        "redirect_uri, http://localhost:8080/other, CODE_REDIRECT_URI",
        "redirect_uri, '', CODE_REDIRECT_URI",
        "code_verifier, another-verifier-that-is-also-long-enough-for-it, CODE_VERIFIER",
        "code_verifier, short, CODE_VERIFIER",
        "code_verifier, '', CODE_VERIFIER",
        "code, guessed, CODE_UNKNOWN"
    })
    void refuses_a_code_request_with(String name, String value, Rule rule) {
        Map<String, String> form = RelyingParty.withSecret(RelyingParty.codeForm(code()));
        form.put(name, value);

        assertRefused(service.token(form), 400, "invalid_grant", rule);
    }

    @Test
    void a_wrong_verifier_costs_the_code() {
        Map<String, String> form = RelyingParty.withSecret(RelyingParty.codeForm(code()));
        Map<String, String> wrong = new LinkedHashMap<>(form);
        wrong.put("code_verifier", "another-verifier-that-is-also-long-enough-for-it");
        service.token(wrong);

        assertRefused(service.token(form), 400, "invalid_grant", Rule.CODE_USED_TWICE);
    }

    @ParameterizedTest
    @CsvSource({
        "password, unsupported_grant_type",
        "client_credentials, unsupported_grant_type",
        "urn:ietf:params:oauth:grant-type:token-exchange, unsupported_grant_type",
        "'', invalid_request"
    })
    void refuses_other_grants(String grantType, String error) {
        assertRefused(
                service.token(RelyingParty.withSecret(Map.of("grant_type", grantType))), 400, error, Rule.GRANT_TYPE);
    }

    @Test
    void refuses_a_missing_code_and_a_duplicated_parameter() {
        assertRefused(
                service.token(RelyingParty.withSecret(Map.of("grant_type", "authorization_code"))),
                400,
                "invalid_request",
                Rule.CODE_MISSING);
        assertRefused(
                raw("grant_type=authorization_code&grant_type=refresh_token", "application/x-www-form-urlencoded"),
                400,
                "invalid_request",
                Rule.DUPLICATE_PARAMETER);
    }

    @Test
    void refuses_get_and_other_content_types() {
        Answer get = service.get(service.endpoint("token") + "?grant_type=authorization_code");

        assertThat(get.status()).isEqualTo(405);
        assertThat(get.header("Allow")).isEqualTo("POST");
        assertRefused(raw("{}", "application/json"), 400, "invalid_request", Rule.CONTENT_TYPE);
        assertThat(raw("grant_type=x", "application/x-www-form-urlencoded; charset=utf-8")
                        .text("error"))
                .isEqualTo("invalid_client");
    }

    private String code() {
        return service.login(Personas.PHYSICIAN).get("code");
    }

    private Answer withBasic(Map<String, String> form, String id, String secret) {
        return withRawBasic(
                form,
                URLEncoder.encode(id, StandardCharsets.UTF_8) + ":"
                        + URLEncoder.encode(secret, StandardCharsets.UTF_8));
    }

    private Answer withRawBasic(Map<String, String> form, String pair) {
        return service.post(
                service.endpoint("token"),
                form,
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    private Answer raw(String body, String contentType) {
        return service.send(HttpRequest.newBuilder(service.endpoint("token"))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private void assertRefused(Answer answer, int status, String error, Rule rule) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text("error")).isEqualTo(error);
        assertThat(answer.text("error_description")).startsWith(rule.id());
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(psc.refusals().get(psc.refusals().size() - 1).rule()).isEqualTo(rule);
    }
}
