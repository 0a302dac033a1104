package io.github.psc4j.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.psc4j.PscClient;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscException;
import io.github.psc4j.http.HttpSettings;
import io.github.psc4j.internal.validation.LogoutTokenValidator;
import io.github.psc4j.login.AuthorizationResponse;
import io.github.psc4j.login.PendingLogin;
import io.github.psc4j.login.ReturnTarget;
import io.github.psc4j.professional.Professional;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.testing.Drip;
import io.github.psc4j.testing.Logins;
import io.github.psc4j.testing.PatientHttp;
import io.github.psc4j.testing.ScriptedProvider;
import io.github.psc4j.testing.TestToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Inputs that are too much: too deep, too long, endless, slow, or no input at all. */
class HostileInputTest extends AttackBench {
    private static final String DISCOVERY = "/realm/.well-known/wallet-openid-configuration";
    /** Of a processor's time, for one call. */
    private static final Duration AT_ONCE_ALONE = Duration.ofMillis(20);

    private static final int DEPTH = 10_000;
    private static final String DEEP_OBJECT = "{\"a\":".repeat(DEPTH) + "1" + "}".repeat(DEPTH);
    private static final String DEEP_ARRAY = "{\"a\":" + "[".repeat(DEPTH) + "]".repeat(DEPTH) + "}";
    private static final String UNCLOSED = "{\"a\":".repeat(DEPTH);

    /** The same bytes at every run; a finding is found again. */
    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(2026);

    private static void ours(Runnable call) {
        try {
            call.run();
        } catch (PscException e) {
            assertThat(e.getMessage()).startsWith(e.code().id());
        }
    }

    private String mutated(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes && bytes.length > 0; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        String mutated = new String(bytes, StandardCharsets.ISO_8859_1);
        int cut = random.nextInt(4);
        return cut == 0 ? mutated.substring(0, random.nextInt(mutated.length() + 1)) : mutated;
    }

    private String noise() {
        byte[] bytes = new byte[1 + random.nextInt(80)];
        random.nextBytes(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Test
    void V10_whatever_a_browser_or_a_token_says_only_our_exceptions_come_out() {
        LogoutTokenValidator logout = logoutValidator((jti, until) -> true);
        String token = logoutToken().sign();
        PendingLogin pending = psc.login().start();
        String sealed = psc.login().seal(pending);
        String query = "state=" + pending.state().reveal() + "&code=c&iss=https%3A%2F%2Fa.example%2Fr&session_state=x";
        for (int i = 0; i < 3_000; i++) {
            for (String input :
                    List.of(noise(), mutated(token), mutated(sealed), mutated(query), mutated("/a?b=c%20"))) {
                ours(() -> AuthorizationResponse.ofQuery(input));
                ours(() -> psc.login().open(input));
                ours(() -> ReturnTarget.of(input));
                ours(() -> psc.login().complete(pending, AuthorizationResponse.ofQuery(input + "&error=x")));
                if (!input.isEmpty()) {
                    ours(() -> logout.validate(Secret.of(input)).orElseThrow());
                }
            }
        }
    }

    @Test
    void V10_whatever_a_provider_responds_only_our_exceptions_come_out() {
        PendingLogin sample = psc.login().start();
        String tokens = JSONObjectUtils.toJSONString(
                ScriptedProvider.tokenMembers(logins.idToken(sample).sign()));
        String userInfo = JSONObjectUtils.toJSONString(Logins.userInfo());
        for (int i = 0; i < 150; i++) {
            String type = List.of("application/json", "application/jwt", "", "a;b", ";")
                    .get(random.nextInt(5));
            int status = List.of(200, 200, 200, 400, 418, 599).get(random.nextInt(6));
            ours(() -> logIn(pending -> provider.on("/token", ScriptedProvider.text(status, type, mutated(tokens)))));
            ours(() ->
                    logIn(pending -> provider.on("/userinfo", ScriptedProvider.text(status, type, mutated(userInfo)))));
            ours(() ->
                    logIn(pending -> provider.on("/token", ScriptedProvider.text(200, "application/json", noise()))));
        }
    }

    private void assertDeepRefused(ErrorCode code, String endpoint, PscClient client) {
        for (String deep : List.of(DEEP_OBJECT, DEEP_ARRAY, UNCLOSED)) {
            assertRefused(
                    code,
                    () -> logIn(
                            client,
                            pending -> provider.on(endpoint, ScriptedProvider.text(200, "application/json", deep))));
            assertThat(leastWork(
                            AT_ONCE,
                            () -> ours(() -> logIn(
                                    client,
                                    pending -> provider.on(
                                            endpoint, ScriptedProvider.text(200, "application/json", deep))))))
                    .isLessThan(AT_ONCE);
        }
    }

    @Test
    void V11_a_deep_response_is_refused_at_once() {
        assertDeepRefused(ErrorCode.RESPONSE_MALFORMED, "/token", psc);
        assertDeepRefused(ErrorCode.RESPONSE_MALFORMED, "/userinfo", psc);
    }

    @Test
    void V11_a_deep_document_or_key_set_is_refused_at_once() {
        for (String deep : List.of(DEEP_OBJECT, DEEP_ARRAY, UNCLOSED, "{\"keys\":[" + DEEP_OBJECT + "]}")) {
            provider.on("/keys", ScriptedProvider.text(200, "application/json", deep));
            PscClient client = logins.client(b -> b);
            assertRefused(ErrorCode.VERIFICATION_UNDETERMINED, () -> logIn(client, pending -> {}));
            assertThat(leastWork(AT_ONCE, () -> {
                        clock.advance(Duration.ofSeconds(10));
                        ours(() -> logIn(client, pending -> {}));
                    }))
                    .isLessThan(AT_ONCE);
        }
        for (String deep : List.of(DEEP_OBJECT, DEEP_ARRAY, UNCLOSED)) {
            provider.on(DISCOVERY, ScriptedProvider.text(200, "application/json", deep));
            assertThat(refusal(psc::probeProvider).code()).isEqualTo(ErrorCode.RESPONSE_MALFORMED);
            assertThat(leastWork(AT_ONCE, () -> ours(psc::probeProvider))).isLessThan(AT_ONCE);
        }
    }

    @Test
    void V11_a_deep_header_or_deep_claims_are_refused_at_once() {
        String header = TestToken.part("{\"alg\":\"RS256\"}");
        // The header may not even be so long; one that is nested to its very end is refused for its depth.
        String deepHeader = TestToken.part("{\"a\":".repeat(600) + "1" + "}".repeat(600));
        for (String deep : List.of(DEEP_ARRAY, "{\"a\":".repeat(7_000) + "1" + "}".repeat(7_000))) {
            for (String compact : List.of(
                    TestToken.part(DEEP_ARRAY) + ".e30.AAAA",
                    deepHeader + ".e30.AAAA",
                    header + "." + TestToken.part(deep) + ".AAAA")) {
                assertRefusedEverywhere(ErrorCode.TOKEN_MALFORMED, compact);
                assertThat(leastWork(AT_ONCE, () -> validateLogout(compact))).isLessThan(AT_ONCE);
            }
        }
    }

    @Test
    void V52_a_claim_of_a_megabyte_is_validated_at_once() {
        String huge = "a".repeat(1_000_000);
        String compact = TestToken.good(provider.issuer(), Logins.CLIENT)
                .claims(c -> c.put("huge", huge))
                .sign();
        assertLogoutRefused(ErrorCode.TOKEN_MALFORMED, compact);
        assertThat(leastWork(AT_ONCE_ALONE, () -> validateLogout(compact))).isLessThan(AT_ONCE_ALONE);
        // As ID token and as callback it does not even get that far.
        assertLoginRefused(ErrorCode.RESPONSE_TOO_LARGE, pending -> answerIdToken(compact));
        assertThat(leastWork(AT_ONCE_ALONE, () -> ours(() -> AuthorizationResponse.ofQuery("code=" + huge))))
                .isLessThan(AT_ONCE_ALONE);
        assertThat(leastWork(AT_ONCE_ALONE, () -> ours(() -> ReturnTarget.of("/" + huge))))
                .isLessThan(AT_ONCE_ALONE);
        assertThat(leastWork(AT_ONCE_ALONE, () -> ours(() -> psc.login().open(huge))))
                .isLessThan(AT_ONCE_ALONE);
    }

    @Test
    void V54_an_endless_response_is_cut_at_its_limit() {
        AtomicLong sent = new AtomicLong();
        ScriptedProvider.Response endless = gigabyte(0, sent);
        ScriptedProvider.Response announced = gigabyte(1L << 30, sent);
        for (ScriptedProvider.Response response : List.of(endless, announced)) {
            for (String endpoint : List.of("/token", "/userinfo")) {
                sent.set(0);
                assertLoginRefused(ErrorCode.RESPONSE_TOO_LARGE, pending -> provider.on(endpoint, response));
                // What the sockets hold on both sides comes on top of what was read.
                assertThat(sent.get()).isLessThan(32L << 20);
            }
            provider.on("/keys", response);
            assertRefused(ErrorCode.VERIFICATION_UNDETERMINED, () -> logIn(logins.client(b -> b), pending -> {}));
        }
        for (ScriptedProvider.Response response : List.of(endless, announced)) {
            provider.on(DISCOVERY, response);
            assertThat(refusal(psc::probeProvider).code()).isEqualTo(ErrorCode.RESPONSE_TOO_LARGE);
        }
    }

    @Test
    void V52_a_person_with_a_field_of_a_megabyte_is_read_at_once() {
        for (String huge : List.of("a".repeat(1_000_000), " ".repeat(1_000_000), "0^".repeat(500_000))) {
            for (String field : List.of("SubjectNameID", "given_name", "SubjectRole", "SubjectOrganization", "new")) {
                Map<String, Object> document = Logins.userInfo();
                document.put(field, huge);
                assertThat(leastWork(AT_ONCE_ALONE, () -> {
                            Professional person = Professional.from(document);
                            assertThat(person.displayName()).hasSizeLessThan(1_000);
                            assertThat(person.workSituations()).isEmpty();
                        }))
                        .as(field)
                        .isLessThan(AT_ONCE_ALONE);
            }
        }
    }

    private static ScriptedProvider.Response gigabyte(long announced, AtomicLong sent) {
        byte[] block = new byte[64 * 1024];
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, announced);
            try (OutputStream out = exchange.getResponseBody()) {
                for (int i = 0; i < 16 * 1024; i++) {
                    out.write(block);
                    sent.addAndGet(block.length);
                }
            } catch (IOException e) {
                // The client hangs up.
            }
        };
    }

    @Test
    void V54_a_bomb_is_cut_at_its_real_size() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 100; i++) {
                gzip.write(zeros);
            }
        }
        ScriptedProvider.Response bomb = exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, bytes.size());
            bytes.writeTo(exchange.getResponseBody());
        };
        for (String endpoint : List.of("/token", "/userinfo")) {
            assertLoginRefused(ErrorCode.RESPONSE_TOO_LARGE, pending -> provider.on(endpoint, bomb));
        }
    }

    @Test
    void V54_a_response_that_drips_is_given_up_at_the_deadline() {
        HttpSettings settings = HttpSettings.defaults()
                .withTimeouts(
                        PatientHttp.SETTINGS.connectTimeout(),
                        PatientHttp.SETTINGS.readTimeout(),
                        Duration.ofMillis(700));
        PscClient hurried = logins.client(b -> b.http(settings));
        logInUntilItWorks(hurried);
        ScriptedProvider.Response drip = exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                Drip.into(out, ' ');
            } catch (IOException e) {
                // The client hangs up.
            }
        };
        for (String endpoint : List.of("/token", "/userinfo")) {
            assertRefused(ErrorCode.PROVIDER_TIMEOUT, () -> logIn(hurried, pending -> provider.on(endpoint, drip)));
        }
    }

    /** An honest login may come too late on a busy machine; with one that works, metadata and keys are read. */
    private void logInUntilItWorks(PscClient hurried) {
        boolean works = false;
        while (!works) {
            clock.advance(Duration.ofMinutes(1));
            try {
                works = logIn(hurried, pending -> {}) != null;
            } catch (PscException e) {
                assertThat(e.code()).isIn(ErrorCode.PROVIDER_TIMEOUT, ErrorCode.VERIFICATION_UNDETERMINED);
            }
        }
    }

    @Test
    void a_callback_of_any_uri_ends_in_an_error_of_ours() {
        PendingLogin pending = psc.login().start();
        for (String uri : List.of("", "x:y", "mailto:a@b", "/", "?", "#", "//h", "https://h/?a#b", "urn:a:b")) {
            assertThat(refusal(() -> psc.login().complete(pending, URI.create(uri)))
                            .code())
                    .isEqualTo(ErrorCode.STATE_MISMATCH);
        }
    }
}
