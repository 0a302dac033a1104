package io.github.psc4j.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.psc4j.mock.RelyingParty.Answer;
import io.github.psc4j.mock.fault.Fault;
import io.github.psc4j.mock.fault.FaultInjection;
import io.github.psc4j.mock.journal.Operation;
import io.github.psc4j.mock.junit.PscMock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The provider on a bad day. */
@PscMock
class FaultTest {

    private PscMockProvider psc;
    private RelyingParty service;

    @BeforeEach
    void use(PscMockProvider running) {
        psc = running;
        service = new RelyingParty(running);
    }

    private Answer keys() {
        return service.get(service.endpoint("certs").toString());
    }

    private Answer discovery() {
        return service.get(psc.issuer() + "/.well-known/wallet-openid-configuration");
    }

    private Answer code() {
        return service.tokenFor(Personas.NURSE);
    }

    private Answer userInfo() {
        return service.userInfo(code().text("access_token"));
    }

    @ParameterizedTest
    @CsvSource({
        "SERVER_ERROR,500",
        "BAD_GATEWAY,502",
        "UNAVAILABLE,503",
        "TOO_MANY_REQUESTS,429",
        "FORBIDDEN,403",
        "MOVED,302"
    })
    void a_status_replaces_the_answer_wherever_the_service_asks(Fault fault, int status) {
        String code = service.login(Personas.NURSE).get("code");
        psc.inject(fault);

        assertThat(discovery().status()).isEqualTo(status);
        assertThat(keys().status()).isEqualTo(status);
        assertThat(service.token(RelyingParty.withSecret(RelyingParty.codeForm(code)))
                        .status())
                .isEqualTo(status);
        assertThat(psc.login(service.authorizationUri(), Personas.NURSE)).hasParameter("code");

        psc.clearAlterationsAndFaults();
        assertThat(keys().status()).isEqualTo(200);
        assertThat(service.token(RelyingParty.withSecret(RelyingParty.codeForm(code)))
                        .status())
                .as("the fault used up no code")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(names = {"RESET", "CLOSED", "GARBLED"})
    void a_broken_connection_has_no_answer(Fault fault) {
        psc.inject(fault.at(Operation.KEYS));

        assertThatThrownBy(this::keys).isInstanceOf(UncheckedIOException.class);
        assertThat(psc.journal().of(Operation.KEYS).get(0).response().status()).isZero();
        assertThat(discovery().status()).isEqualTo(200);
    }

    @Test
    @Timeout(600)
    void a_slow_answer_is_right_and_late() {
        psc.inject(Fault.SLOW.at(Operation.KEYS).times(1));

        long start = System.nanoTime();
        assertThat(keys().json()).containsKey("keys");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(1_900));
    }

    @ParameterizedTest
    @EnumSource(names = {"HANGING", "DRIPPING"})
    @Timeout(600)
    void what_hangs_or_drips_outlasts_a_patient_client_and_does_not_keep_the_provider_from_closing(Fault fault)
            throws IOException, InterruptedException {
        int whole = discovery().http().body().length();
        CountDownLatch arrived = new CountDownLatch(1);
        // No HTTP client: the one of the JDK sends a request again when its connection breaks, to a server that is
        // closing.
        try (Socket client = new Socket()) {
            try (PscMockProvider other = PscMockProvider.start()) {
                other.inject(fault);
                other.access().addInterceptor((operation, request, next) -> {
                    arrived.countDown();
                    return next.apply(request);
                });
                URI issuer = other.issuer();
                client.connect(new InetSocketAddress(issuer.getHost(), issuer.getPort()));
                client.getOutputStream()
                        .write(("GET " + issuer.getPath()
                                        + "/.well-known/wallet-openid-configuration HTTP/1.1\r\nHost: "
                                        + issuer.getAuthority() + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                assertThat(arrived.await(5, TimeUnit.MINUTES)).isTrue();
                assertThat(client.getInputStream().available()).isLessThan(whole);
            }
            // Broken off, or answered in haste: the one who waits is told in either case.
            client.setSoTimeout(300_000);
            assertThat(isTold(client)).isTrue();
        }
    }

    private static boolean isTold(Socket client) throws SocketTimeoutException {
        try {
            client.getInputStream().readAllBytes();
            return true;
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void documents_are_cut_emptied_swollen_and_nested() {
        String whole = keys().http().body();

        psc.inject(Fault.TRUNCATED.at(Operation.KEYS).times(1));
        assertThat(keys().http().body()).isEqualTo(whole.substring(0, whole.length() / 2));
        psc.inject(Fault.EMPTY.at(Operation.KEYS).times(1));
        assertThat(keys().http().body()).isEmpty();
        psc.inject(Fault.HUGE.at(Operation.KEYS).times(1));
        assertThat(keys().http().body()).hasSizeGreaterThan(16_000_000).endsWith(whole);
        psc.inject(Fault.DEEP.at(Operation.KEYS).times(1));
        assertThat(keys().http().body()).contains("[".repeat(10_000), "\"keys\"");
        psc.inject(Fault.KEYS_EMPTY);
        assertThat(keys().json()).containsEntry("keys", List.of());
        assertThat(psc.faults()).containsExactly(FaultInjection.of(Fault.KEYS_EMPTY));
    }

    @Test
    void the_content_type_lies_and_a_portal_answers_instead() {
        psc.inject(Fault.WRONG_CONTENT_TYPE.at(Operation.DISCOVERY).times(1));
        Answer mislabelled = discovery();
        assertThat(mislabelled.header("Content-Type")).startsWith("text/html");
        assertThat(mislabelled.json()).containsKey("issuer");

        psc.inject(Fault.HTML_PAGE.at(Operation.DISCOVERY));
        assertThat(discovery().http().body()).startsWith("<!doctype html>");
    }

    @Test
    void the_issuer_is_renamed() {
        psc.inject(Fault.ISSUER_RENAMED);

        assertThat(discovery().text("issuer"))
                .startsWith("https://auth.renamed.example")
                .isNotEqualTo(psc.issuer().toString());
    }

    private Set<String> kids() throws Exception {
        Set<String> kids = new HashSet<>();
        for (JWK key : JWKSet.parse(keys().http().body()).getKeys()) {
            if (!"enc".equals(String.valueOf(key.getKeyUse()))) {
                kids.add(String.valueOf(key.getKeyID()));
            }
        }
        return kids;
    }

    private SignedJWT idToken() throws Exception {
        return SignedJWT.parse(code().text("id_token"));
    }

    private boolean verifies(SignedJWT token) throws Exception {
        for (JWK key : JWKSet.parse(keys().http().body()).getKeys()) {
            if (token.verify(new RSASSAVerifier(key.toRSAKey()))) {
                return true;
            }
        }
        return false;
    }

    @Test
    void a_rotation_happens_once_and_the_former_key_stays() throws Exception {
        String former = idToken().getHeader().getKeyID();
        psc.inject(Fault.KEY_ROTATION);

        SignedJWT first = idToken();
        SignedJWT second = idToken();

        assertThat(first.getHeader().getKeyID())
                .isNotEqualTo(former)
                .isEqualTo(second.getHeader().getKeyID());
        assertThat(kids()).contains(former, first.getHeader().getKeyID());
        assertThat(psc.faults()).isEmpty();
    }

    @Test
    void a_withdrawn_key_is_gone_at_once() throws Exception {
        SignedJWT former = idToken();
        psc.inject(Fault.KEY_WITHDRAWN);

        assertThat(verifies(idToken())).isTrue();
        assertThat(verifies(former)).isFalse();
    }

    @Test
    void an_announced_key_does_not_sign_yet_and_an_unpublished_one_does() throws Exception {
        psc.inject(Fault.KEY_ANNOUNCED);
        assertThat(kids()).hasSize(2).isEqualTo(kids());
        assertThat(verifies(idToken())).isTrue();
        psc.clearAlterationsAndFaults();

        psc.inject(Fault.KEY_UNPUBLISHED);
        assertThat(verifies(idToken())).isFalse();
        assertThat(kids()).doesNotContain(idToken().getHeader().getKeyID());
    }

    @Test
    void a_kid_is_used_again_or_left_out() throws Exception {
        SignedJWT former = idToken();
        psc.inject(Fault.KEY_REUSES_KID);
        assertThat(idToken().getHeader().getKeyID())
                .isEqualTo(former.getHeader().getKeyID());
        assertThat(verifies(idToken())).isTrue();
        assertThat(verifies(former)).isFalse();
        psc.clearAlterationsAndFaults();

        psc.inject(Fault.KEY_WITHOUT_KID);
        assertThat(idToken().getHeader().getKeyID()).isNull();
        assertThat(kids()).containsExactly("null");
        assertThat(verifies(idToken())).isTrue();
        psc.clearAlterationsAndFaults();

        psc.inject(Fault.TOKEN_WITHOUT_KID);
        assertThat(idToken().getHeader().getKeyID()).isNull();
        assertThat(kids()).doesNotContain("null");
        assertThat(verifies(idToken())).isTrue();
    }

    @Test
    void keys_are_down_and_nothing_else_is() {
        psc.inject(Fault.KEYS_DOWN);

        assertThat(keys().status()).isEqualTo(503);
        assertThat(keys().header("Retry-After")).isEqualTo("30");
        assertThat(code().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"CLOCK_AHEAD,600", "CLOCK_BEHIND,-600"})
    void the_clock_of_the_provider_is_wrong(Fault fault, long seconds) throws Exception {
        Map<String, Object> right = RelyingParty.claims(code().text("id_token"));
        psc.inject(fault);

        SignedJWT token = idToken();

        assertThat(verifies(token)).isTrue();
        long iat = token.getJWTClaimsSet().getIssueTime().toInstant().getEpochSecond();
        assertThat(iat - (Long) right.get("iat")).isBetween(seconds - 5, seconds + 30);
    }

    @Test
    void grants_and_clients_are_refused() {
        psc.inject(Fault.INVALID_GRANT.at(Operation.CODE_GRANT).times(1));
        Answer refused = code();
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("error")).isEqualTo("invalid_grant");

        psc.inject(Fault.INVALID_CLIENT);
        assertThat(code().status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"NO_ID_TOKEN,id_token", "NO_REFRESH_TOKEN,refresh_token", "NO_EXPIRES_IN,expires_in"})
    void something_is_missing_in_the_token_answer(Fault fault, String member) {
        assertThat(code().json()).containsKey(member);
        psc.inject(fault);
        assertThat(code().json()).doesNotContainKey(member).containsKey("access_token");
    }

    @Test
    void levels_are_missing_or_unknown() throws Exception {
        psc.inject(Fault.ACR_MISSING.times(1));
        SignedJWT token = idToken();
        assertThat(token.getJWTClaimsSet().getClaims()).doesNotContainKey("acr");
        assertThat(verifies(token)).isTrue();

        psc.inject(Fault.ACR_UNKNOWN);
        assertThat(idToken().getJWTClaimsSet().getStringClaim("acr")).isEqualTo("unknown-level");
    }

    @Test
    void an_administrator_closes_the_session_between_two_calls() {
        Answer tokens = code();
        assertThat(service.userInfo(tokens.text("access_token")).status()).isEqualTo(200);
        psc.inject(Fault.SESSION_CLOSED.at(Operation.REFRESH));

        Answer refused = service.token(RelyingParty.refreshForm(tokens.text("refresh_token")));

        assertThat(refused.text("error")).isEqualTo("invalid_grant");
        assertThat(service.userInfo(tokens.text("access_token")).status()).isEqualTo(401);
        assertThat(userInfo().status()).as("a new login works").isEqualTo(200);
    }

    @Test
    void userinfo_is_of_somebody_else_or_of_nobody() {
        Map<String, Object> right = userInfo().json();
        psc.inject(Fault.USERINFO_OF_SOMEBODY_ELSE.times(1));
        Map<String, Object> other = userInfo().json();
        assertThat(other.get("sub")).isNotNull().isNotEqualTo(right.get("sub"));
        assertThat(other.get("SubjectNameID")).isNotEqualTo(right.get("SubjectNameID"));

        psc.inject(Fault.USERINFO_WITHOUT_SUBJECT);
        assertThat(userInfo().json()).doesNotContainKey("sub").containsKey("SubjectNameID");
    }

    @ParameterizedTest
    @CsvSource({
        "ACCESS_DENIED,access_denied",
        "LOGIN_UNAVAILABLE,temporarily_unavailable",
        "LOGIN_SERVER_ERROR,server_error"
    })
    void the_browser_comes_back_with_an_error(Fault fault, String error) {
        MockBrowser browser = psc.newBrowser();
        browser.login(service.authorizationUri(), Personas.NURSE);
        psc.inject(fault);

        for (URI callback : List.of(
                psc.login(service.authorizationUri(), Personas.NURSE),
                browser.login(service.authorizationUri(), Personas.NURSE))) {
            assertThat(callback)
                    .hasParameter("error", error)
                    .hasParameter("state", "the state")
                    .hasParameter("iss", psc.issuer().toString())
                    .hasNoParameter("code")
                    .hasNoParameter("session_state");
        }
    }

    @Test
    void faults_add_up_and_count_down() {
        psc.inject(Fault.UNAVAILABLE.at(Operation.KEYS).times(2));
        psc.inject(Fault.NO_REFRESH_TOKEN.at(Operation.CODE_GRANT));
        psc.inject(Fault.NO_EXPIRES_IN.at(Operation.CODE_GRANT).times(1));

        assertThat(code().json()).doesNotContainKeys("refresh_token", "expires_in");
        assertThat(code().json()).doesNotContainKey("refresh_token").containsKey("expires_in");
        assertThat(keys().status()).isEqualTo(503);
        assertThat(psc.faults())
                .map(FaultInjection::toString)
                .containsExactly("unavailable@keys*1", "no-refresh-token@code-grant");
        assertThat(keys().status()).isEqualTo(503);
        assertThat(keys().status()).isEqualTo(200);
        psc.reset();
        assertThat(psc.faults()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void every_fault_has_a_name_that_is_read_again(Fault fault) {
        FaultInjection injection = FaultInjection.of(fault);

        assertThat(Fault.named(fault.id())).isEqualTo(fault);
        assertThat(fault.id()).matches("[a-z-]+");
        assertThat(fault.description()).isNotBlank().doesNotEndWith(".");
        assertThat(FaultInjection.parse(injection.toString())).isEqualTo(injection);
    }

    @Test
    void the_text_form_says_where_and_how_often() {
        assertThat(FaultInjection.parse(" slow ")).isEqualTo(FaultInjection.of(Fault.SLOW));
        assertThat(FaultInjection.parse("unavailable@refresh+code-grant*2"))
                .isEqualTo(Fault.UNAVAILABLE
                        .at(Operation.CODE_GRANT, Operation.REFRESH)
                        .times(2))
                .hasToString("unavailable@code-grant+refresh*2");
        assertThat(FaultInjection.parse("key-rotation")).hasToString("key-rotation*1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "slow ly",
                "Slow",
                "nothing",
                "slow@",
                "slow@nowhere",
                "slow*0",
                "slow*",
                "slow*-1",
                "slow*99999999999",
                "slow@keys+",
                "acr-missing@keys",
                "slow@authorization"
            })
    void a_text_that_is_no_fault_is_told_so(String text) {
        assertThatThrownBy(() -> FaultInjection.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .isNotBlank();
    }
}
