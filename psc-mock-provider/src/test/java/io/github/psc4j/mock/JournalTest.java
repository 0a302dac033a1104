package io.github.psc4j.mock;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import io.github.psc4j.mock.RelyingParty.Answer;
import io.github.psc4j.mock.journal.DecodedToken;
import io.github.psc4j.mock.journal.Exchange;
import io.github.psc4j.mock.journal.Journal;
import io.github.psc4j.mock.journal.JournalVerification;
import io.github.psc4j.mock.journal.Operation;
import io.github.psc4j.mock.journal.RecordedRequest;
import io.github.psc4j.mock.journal.RecordedResponse;
import io.github.psc4j.mock.junit.PscMock;
import io.github.psc4j.mock.model.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@PscMock
class JournalTest {

    private PscMockProvider psc;
    private RelyingParty service;

    @BeforeEach
    void service(PscMockProvider provider) {
        psc = provider;
        service = new RelyingParty(provider);
    }

    @Test
    void a_whole_login_is_told_in_order() {
        Answer tokens = service.tokenFor(Personas.NURSE);
        service.userInfo(tokens.text("access_token"));
        service.token(RelyingParty.refreshForm(tokens.text("refresh_token")));
        service.get(service.logoutUri(Map.of("id_token_hint", tokens.text("id_token")))
                .toString());

        psc.journal()
                .verify()
                .inOrder(
                        Operation.AUTHORIZATION,
                        Operation.LOGIN_PAGE,
                        Operation.CODE_GRANT,
                        Operation.USERINFO,
                        Operation.REFRESH,
                        Operation.LOGOUT)
                .once(Operation.AUTHORIZATION)
                .once(Operation.REFRESH)
                .once(Operation.USERINFO)
                .never(Operation.INTROSPECTION, Operation.REVOCATION)
                .pkceWasSent()
                .everyLoginIsFresh()
                .nothingRefused()
                .nothingAfterLogout();
    }

    @Test
    void tokens_are_decoded_where_they_were_issued_and_where_they_were_presented() {
        Answer tokens = service.tokenFor(Personas.NURSE);
        service.userInfo(tokens.text("access_token"));

        Exchange grant = psc.journal().of(Operation.CODE_GRANT).get(0);
        assertThat(grant.issued("id_token").orElseThrow().claim("nonce")).contains("the nonce");
        assertThat(grant.issued("access_token").orElseThrow().header()).containsEntry("alg", "RS256");
        assertThat(grant.issued("refresh_token").orElseThrow().readable()).isFalse();
        assertThat(psc.journal().of(Operation.USERINFO).get(0).request().tokens())
                .singleElement()
                .satisfies(bearer -> assertThat(bearer.claim("SubjectNameID")).contains(Personas.NURSE.nationalId()));
    }

    @Test
    void each_exchange_names_the_client_and_how_it_authenticated() {
        Answer tokens = service.tokenFor(Personas.NURSE);
        service.userInfo(tokens.text("access_token"));

        assertThat(psc.journal().of(Operation.AUTHORIZATION, Operation.CODE_GRANT, Operation.USERINFO))
                .extracting(exchange -> exchange.client().orElse(""))
                .containsOnly(PscMockProvider.CLIENT_ID);
        assertThat(psc.journal().of(Operation.CODE_GRANT).get(0).request().clientAuthentication())
                .contains("client_secret_post");
        assertThat(psc.journal().ofClient("somebody-else").exchanges()).isEmpty();
    }

    @Test
    void a_refusal_is_told_with_its_rule() {
        service.get(service.authorizationUriWithout("nonce").toString());

        psc.journal().verify().refused(Rule.NONCE);
        assertThat(psc.journal().of(Operation.AUTHORIZATION).get(0).rule()).contains(Rule.NONCE);
    }

    @ParameterizedTest
    @CsvSource({"code_challenge, PKCE_MISSING", "nonce, NONCE", "client_id, UNKNOWN_CLIENT", "state, STATE"})
    void a_client_that_leaves_something_out_is_refused_by_its_rule(String parameter, Rule rule) {
        service.get(service.authorizationUriWithout(parameter).toString());

        psc.journal().verify().refused(rule).never(Operation.LOGIN_PAGE, Operation.CODE_GRANT);
    }

    @Test
    void a_client_that_replays_a_code_is_refused_by_its_rule() {
        Map<String, String> form = RelyingParty.withSecret(
                RelyingParty.codeForm(service.login(Personas.NURSE).get("code")));
        service.token(form);
        service.token(form);

        psc.journal().verify().exactly(2, Operation.CODE_GRANT).refused(Rule.CODE_USED_TWICE);
    }

    @Test
    void values_can_be_read_and_are_not_printed() {
        Answer tokens = service.tokenFor(Personas.NURSE);
        service.userInfo(tokens.text("access_token"));
        service.introspect(tokens.text("access_token"));
        Journal journal = psc.journal();

        Exchange grant = journal.of(Operation.CODE_GRANT).get(0);
        assertThat(grant.parameter("client_secret")).contains(PscMockProvider.CLIENT_SECRET);
        assertThat(grant.parameter("code_verifier")).contains(RelyingParty.VERIFIER);
        assertThat(journal.toString()
                        + journal.exchanges()
                        + grant.request()
                        + grant.response()
                        + grant.response().tokens())
                .contains("grant_type=authorization_code")
                .doesNotContain(
                        PscMockProvider.CLIENT_SECRET,
                        RelyingParty.VERIFIER,
                        grant.parameter("code").orElseThrow(),
                        "the nonce",
                        "the state",
                        tokens.text("access_token"),
                        tokens.text("refresh_token"),
                        tokens.text("id_token"),
                        Personas.NURSE.nationalId());
    }

    @Test
    void answers_of_stubs_are_told_too() {
        psc.wireMock()
                .stubFor(any(urlPathMatching(".*/userinfo"))
                        .willReturn(aResponse().withStatus(503)));
        psc.wireMock()
                .stubFor(any(urlPathMatching(".*/certs"))
                        .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        service.userInfo("any");
        assertThatThrownBy(() -> service.get(service.endpoint("certs").toString()));

        assertThat(psc.journal().of(Operation.USERINFO))
                .singleElement()
                .satisfies(exchange -> assertThat(exchange.response().source()).isEqualTo(RecordedResponse.Source.STUB))
                .satisfies(exchange -> assertThat(exchange.response().status()).isEqualTo(503));
        assertThat(psc.journal().of(Operation.KEYS).get(0).response().status()).isZero();
    }

    @Test
    void the_answer_of_the_provider_behind_a_stub_is_told_once() {
        psc.wireMock()
                .stubFor(any(urlPathMatching(".*/certs"))
                        .willReturn(aResponse().withFixedDelay(1).withTransformers(PscMockProvider.TRANSFORMER)));
        service.get(service.endpoint("certs").toString());

        psc.journal().verify().once(Operation.KEYS);
    }

    @Test
    void a_reset_forgets_the_journal() {
        service.get(service.endpoint("certs").toString());
        psc.reset();

        psc.journal().verify().never(Operation.KEYS);
    }

    @Test
    void a_bounded_journal_that_forgot_its_beginning_proves_nothing() {
        for (int i = 0; i < 1_001; i++) {
            service.get(service.endpoint("certs").toString());
        }

        assertThat(psc.journal().exchanges()).hasSize(1_000);
        assertThat(psc.journal().forgotten()).isEqualTo(1);
        assertThatThrownBy(() -> psc.journal().verify().never(Operation.REFRESH))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("forgot");
    }

    @Test
    void a_journal_of_large_requests_is_bounded_by_their_size() {
        Map<String, String> large = Map.of("token", "x".repeat(60_000));
        for (int i = 0; i < 300; i++) {
            service.post(service.endpoint("revoke"), large);
        }
        service.post(service.endpoint("revoke"), Map.of("token", "x".repeat(100_000)));

        long kept = psc.journal().stream()
                .mapToLong(exchange -> exchange.parameter("token").orElse("").length())
                .sum();
        assertThat(kept).isBetween(1_000_000L, 16_000_000L);
        assertThat(psc.journal().forgotten()).isPositive();
        Exchange tooLarge =
                psc.journal().exchanges().get(psc.journal().exchanges().size() - 1);
        assertThat(tooLarge.rule()).contains(Rule.TOO_LARGE);
        assertThat(tooLarge.parameter("token")).isEmpty();
    }

    static Stream<Arguments> wrongClaims() {
        Exchange start = exchange(1, Operation.AUTHORIZATION, Map.of("state", List.of("s"), "nonce", List.of("n")));
        Exchange again = exchange(2, Operation.AUTHORIZATION, Map.of("state", List.of("s"), "nonce", List.of("n")));
        Exchange logout = exchange(3, Operation.LOGOUT, Map.of());
        Exchange refresh = exchange(4, Operation.REFRESH, Map.of());
        return Stream.of(
                claim("twice", verify -> verify.once(Operation.REFRESH), refresh, refresh),
                claim("not at all", verify -> verify.once(Operation.REFRESH)),
                claim("once", verify -> verify.never(Operation.REFRESH), refresh),
                claim("another order", verify -> verify.inOrder(Operation.REFRESH, Operation.LOGOUT), logout, refresh),
                claim("no PKCE", JournalVerification::pkceWasSent, start),
                claim("no login", JournalVerification::pkceWasSent, logout),
                claim("the same state again", JournalVerification::everyLoginIsFresh, start, again),
                claim("a refresh after the logout", JournalVerification::nothingAfterLogout, logout, refresh),
                claim("no logout", JournalVerification::nothingAfterLogout, refresh),
                claim("no such refusal", verify -> verify.refused(Rule.NONCE), start),
                claim("nothing to check", verify -> verify.every(Operation.USERINFO, "is good", exchange -> true)),
                claim("one is not", verify -> verify.every(Operation.REFRESH, "is good", exchange -> false), refresh));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongClaims")
    void a_wrong_claim_is_an_assertion_error_that_shows_the_journal(
            String what, Function<JournalVerification, JournalVerification> claim, List<Exchange> exchanges) {
        Journal journal = new Journal(exchanges, 0);

        assertThatThrownBy(() -> claim.apply(journal.verify()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("expected")
                .hasMessageContaining(journal.toString());
    }

    private static Arguments claim(
            String what, Function<JournalVerification, JournalVerification> claim, Exchange... exchanges) {
        return Arguments.of(what, claim, List.of(exchanges));
    }

    private static Exchange exchange(long number, Operation operation, Map<String, List<String>> parameters) {
        List<DecodedToken> none = List.of();
        return new Exchange(
                number,
                java.time.Instant.EPOCH,
                operation,
                new RecordedRequest(
                        "GET",
                        "localhost",
                        "/",
                        parameters,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        none),
                new RecordedResponse(RecordedResponse.Source.PROVIDER, 200, Map.of(), "", Optional.empty(), none));
    }
}
