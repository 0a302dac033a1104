package io.github.psc4j.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.PscClient;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.json.Json;
import io.github.psc4j.internal.sealing.Sealer;
import io.github.psc4j.login.AuthorizationResponse;
import io.github.psc4j.login.LoginFlow;
import io.github.psc4j.login.LoginOptions;
import io.github.psc4j.login.PendingLogin;
import io.github.psc4j.login.ReturnTarget;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.secret.SealingKey;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.testing.Logins;
import io.github.psc4j.testing.ScriptedProvider;
import io.github.psc4j.testing.TestToken;
import io.github.psc4j.token.ClientAuthentication;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a browser can bring to the callback: of nobody's login, of another's, of another provider's, or of none. */
class CallbackTest extends AttackBench {
    private static final String PURPOSE = "psc4j pending login";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SealingKey key = SealingKey.ofBase64(Secret.of("B".repeat(43) + "="));
    private final PscClient sealing = logins.client(b -> b.sealingKey(key));

    @AfterEach
    void no_code_was_exchanged_that_should_not() {
        assertThat(provider.received("/token"))
                .allSatisfy(request -> assertThat(request.body())
                        .contains("code=canary-code", "redirect_uri=https%3A%2F%2Fmy-service.example%2Flogin%2Fpsc"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void assertQueryRefused(ErrorCode code, String query) {
        PendingLogin pending = psc.login().start();
        logins.answerWell(pending);
        int before = provider.received("/token").size();
        String full = query.replace("STATE", pending.state().reveal());
        assertThat(refusal(() -> psc.login().complete(pending, AuthorizationResponse.ofQuery(full)))
                        .code())
                .as(query)
                .isEqualTo(code);
        assertThat(provider.received("/token")).hasSize(before);
    }

    @Test
    void V20_a_hundred_thousand_logins_that_were_only_started_leave_nothing() {
        PscClient quiet = PscClient.builder(PscEnvironment.SANDBOX
                        .withBuiltIn(PscEnvironment.SANDBOX.builtIn().orElseThrow())
                        .withDiscoveryUri(URI.create("https://localhost:1/")))
                .clientId(Logins.CLIENT)
                .clientAuthentication(ClientAuthentication.secretBasic(Logins.SECRET))
                .redirectUri(Logins.REDIRECT_URI)
                .build();
        quiet.login().start();
        long before = usedMemory();
        for (int i = 0; i < 100_000; i++) {
            quiet.login().start();
        }
        // A pending login has about a kilobyte: if they stayed this would be a hundred megabytes.
        assertThat(usedMemory() - before).isLessThan(20_000_000);
    }

    private static long usedMemory() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Test
    void V22_a_cookie_of_any_kind_is_no_login() {
        String sealed = sealing.login().seal(sealing.login().start());
        List<String> values = List.of(
                "",
                " ",
                "=",
                ";",
                ",",
                "\"",
                "\"" + sealed,
                sealed + ";" + sealed,
                sealed + "=",
                sealed + " ",
                sealed.toLowerCase(Locale.ROOT),
                sealed.replace('-', '+').replace('_', '/') + "==",
                "%" + sealed,
                "\u0000",
                "\ud800",
                "é",
                "0".repeat(1 << 20),
                "null",
                "{}",
                "99999999999999999999");
        for (String value : values) {
            assertRefused(ErrorCode.LOGIN_UNKNOWN, () -> sealing.login().open(value));
        }
        assertRefused(ErrorCode.LOGIN_UNKNOWN, () -> sealing.login().open(null));
    }

    @Test
    void V23_V25_a_way_back_that_leaves_this_application_cannot_even_be_built() {
        String host = "evil.example";
        for (String start :
                List.of("//", "///", "/\\", "\\\\", "/\t/", "/\n/", "/\r/", "/ /", "/./", "/.//", "/..//", "/;//")) {
            for (String form : List.of(start, encoded(start), encoded(encoded(start)), "/" + encoded(start))) {
                assertThat(refusal(() -> LoginOptions.defaults().withReturnTarget(ReturnTarget.of(form + host)))
                                .code())
                        .isEqualTo(ErrorCode.RETURN_TARGET_REFUSED);
            }
        }
        for (String scheme : List.of("https:", "HTTPS://", "http:/", "javascript:", "data:text/html,", "file:///")) {
            assertThat(refusal(() -> ReturnTarget.of(scheme + host)).code()).isEqualTo(ErrorCode.RETURN_TARGET_REFUSED);
        }
    }

    @Test
    void V24_a_callback_that_is_malformed_in_any_way_ends_in_an_error_of_ours() {
        for (String query : List.of(
                "&",
                "&&&",
                "=",
                "==",
                "=&=",
                "?code=a",
                "code",
                "code=a",
                "state=STATE",
                "state=STATE&code=",
                "state=STATE&code=%20",
                "state=STATE&code=%00",
                "state=STATE&code=%",
                "state=STATE&code=%c0%80",
                "state=STATE&code=a%0d%0aLocation:x",
                "state=STATE&code=é",
                "state=STATE&%=a",
                "state=STATE&" + "a&".repeat(100),
                "state=STATE&code=" + "a".repeat(20_000),
                "state=STATE&error=",
                "state=STATE&error=access_denied",
                "state=STATE&error=%0d%0a")) {
            PendingLogin pending = psc.login().start();
            logins.answerWell(pending);
            String full = query.replace("STATE", pending.state().reveal());
            int before = provider.received("/token").size();
            refusal(() -> psc.login().complete(pending, AuthorizationResponse.ofQuery(full)));
            assertThat(provider.received("/token")).as(query).hasSize(before);
        }
    }

    @Test
    void V26_the_host_of_the_callback_changes_nothing() {
        for (String host : List.of("https://evil.example/login/psc", "http://my-service.example/", "x:/")) {
            PendingLogin pending = psc.login().start();
            logins.answerWell(pending);
            assertThat(Logins.query(pending.authorizationUri()))
                    .containsEntry("redirect_uri", Logins.REDIRECT_URI.toString());
            psc.login()
                    .complete(
                            pending,
                            URI.create(host + "?code=canary-code&state="
                                    + pending.state().reveal()));
        }
        assertThat(psc.login().redirectUri()).isEqualTo(Logins.REDIRECT_URI);
    }

    @Test
    void V30_the_link_of_somebody_elses_login_is_worth_nothing_here() {
        PendingLogin attackers = psc.login().start();
        PendingLogin victims = psc.login().start();
        logins.answerWell(attackers);

        assertRefused(ErrorCode.STATE_MISMATCH, () -> psc.login().complete(victims, logins.callback(attackers)));
        assertRefused(ErrorCode.LOGIN_UNKNOWN, () -> psc.login().open(null));
        assertThat(provider.received("/token")).isEmpty();
    }

    @Test
    void V31_a_login_is_completed_by_who_started_it_even_where_all_share_a_sealing_key() {
        String sealed = sealing.login().seal(sealing.login().start());
        PscClient otherClient = logins.client(b -> b.sealingKey(key).clientId("another-service"));
        PscClient otherPlace =
                logins.client(b -> b.sealingKey(key).redirectUri(URI.create("https://my-service.example/other")));
        for (PscClient other : List.of(otherClient, otherPlace)) {
            PendingLogin pending = other.login().open(sealed);
            assertRefused(
                    ErrorCode.LOGIN_OF_ANOTHER_CLIENT, () -> other.login().complete(pending, logins.callback(pending)));
        }
        try (ScriptedProvider second = new ScriptedProvider()) {
            LoginFlow otherIssuer = clientOf(second).login();
            PendingLogin pending = otherIssuer.open(sealed);
            assertRefused(
                    ErrorCode.LOGIN_OF_ANOTHER_CLIENT, () -> otherIssuer.complete(pending, logins.callback(pending)));
            assertThat(second.received("/token")).isEmpty();
        }
        assertThat(provider.received("/token")).isEmpty();
    }

    private PscClient clientOf(ScriptedProvider other) {
        return PscClient.builder(PscEnvironment.development(other.issuerUri()))
                .clientId(Logins.CLIENT)
                .clientAuthentication(ClientAuthentication.secretBasic(Logins.SECRET))
                .redirectUri(Logins.REDIRECT_URI)
                .sealingKey(key)
                .clock(clock)
                .executor(Runnable::run)
                .listener(logins.events::add)
                .build();
    }

    private static void announceIssuer(ScriptedProvider server) {
        server.announce(Map.of("authorization_response_iss_parameter_supported", true));
    }

    @Test
    void V32_a_code_goes_to_the_provider_that_issued_it_or_nowhere() {
        try (ScriptedProvider second = new ScriptedProvider()) {
            announceIssuer(provider);
            announceIssuer(second);
            PscClient one = clientOf(provider);
            for (PscClient client : List.of(one, clientOf(second))) {
                PendingLogin pending = client.login().start();
                String own = client.environment().issuer().toString();
                String other = client == one ? second.issuer() : provider.issuer();
                String callback = logins.callback(pending).toString();
                for (String issuer : List.of(
                        "&iss=" + encoded(other),
                        "&iss=",
                        "",
                        "&iss=" + encoded(own + "/"),
                        "&iss=" + encoded(own.replace("http", "HTTP")),
                        "&iss=" + encoded(own + " "),
                        "&issuer=" + encoded(own))) {
                    assertRefused(
                            ErrorCode.RESPONSE_ISSUER_MISMATCH,
                            () -> client.login().complete(pending, URI.create(callback + issuer)));
                    // An error is not believed either, as long as it may be another provider's.
                    assertRefused(
                            ErrorCode.RESPONSE_ISSUER_MISMATCH,
                            () -> client.login()
                                    .complete(
                                            pending,
                                            URI.create(callback.replace("code=canary-code", "error=access_denied")
                                                    + issuer)));
                }
                for (String twice : List.of(
                        "&iss=" + encoded(own) + "&iss=" + encoded(own),
                        "&iss=" + encoded(own) + "&iss=" + encoded(other),
                        "&iss%5B%5D=" + encoded(own))) {
                    assertRefused(
                            ErrorCode.CALLBACK_MALFORMED,
                            () -> client.login().complete(pending, URI.create(callback + twice)));
                }
            }
            assertThat(provider.received("/token")).isEmpty();
            assertThat(second.received("/token")).isEmpty();
        }
    }

    @Test
    void V35_a_login_that_lost_any_part_of_itself_is_no_login() {
        Sealer sealer = new Sealer(key, RANDOM);
        String sealed = sealing.login().seal(sealing.login().start());
        Map<String, Object> whole = new LinkedHashMap<>(
                Json.parseObject(sealer.open(PURPOSE, sealed).orElseThrow()));
        assertThat(sealing.login().open(sealer.seal(PURPOSE, Json.write(whole))))
                .isNotNull();
        for (String part : List.of("s", "n", "v", "t", "c", "i", "r", "e", "p")) {
            Map<String, Object> less = new LinkedHashMap<>(whole);
            less.remove(part);
            Map<String, Object> emptied = new LinkedHashMap<>(whole);
            emptied.put(part, part.equals("t") ? -1 : "");
            for (Map<String, Object> spoiled : List.of(less, emptied)) {
                refusal(() -> {
                    PendingLogin pending = sealing.login().open(sealer.seal(PURPOSE, Json.write(spoiled)));
                    logins.answerWell(pending);
                    sealing.login().complete(pending, logins.callback(pending));
                });
            }
        }
        assertQueryRefused(ErrorCode.STATE_MISMATCH, "code=c");
        assertQueryRefused(ErrorCode.STATE_MISMATCH, "code=c&state=");
        assertIdTokenRefused(ErrorCode.NONCE_WRONG, token -> token.claims(c -> c.remove("nonce")));
        // The verifier has no way to get lost: it is in every request that carries a code.
        assertThat(provider.received("/token"))
                .allSatisfy(request -> assertThat(request.body()).containsPattern("code_verifier=[A-Za-z0-9_-]{43}"));
    }

    @Test
    void V36_what_was_sealed_or_signed_for_something_else_opens_nothing() {
        Sealer sealer = new Sealer(key, RANDOM);
        PendingLogin pending = sealing.login().start();
        String inside = sealer.open(PURPOSE, sealing.login().seal(pending)).orElseThrow();
        List<String> purposes = List.of(
                PURPOSE, "psc4j session", "psc4j", "", PURPOSE + " ", " " + PURPOSE, "PSC4J PENDING LOGIN", "state");
        for (String sealedFor : purposes) {
            for (String openedFor : purposes) {
                assertThat(sealer.open(openedFor, sealer.seal(sealedFor, inside))
                                .isPresent())
                        .isEqualTo(sealedFor.equals(openedFor));
            }
            if (!sealedFor.equals(PURPOSE)) {
                assertRefused(ErrorCode.LOGIN_UNKNOWN, () -> sealing.login().open(sealer.seal(sealedFor, inside)));
            }
        }
        for (String value : List.of(
                pending.state().reveal(),
                Logins.query(pending.authorizationUri()).get("nonce"),
                logins.idToken(pending).sign(),
                logoutToken().sign(),
                TestToken.ACCESS_TOKEN,
                inside)) {
            assertRefused(ErrorCode.LOGIN_UNKNOWN, () -> sealing.login().open(value));
        }
    }

    @Test
    void V55_a_parameter_twice_or_as_an_array_is_refused() {
        for (String query : List.of(
                "state=STATE&code=a&code=b",
                "state=STATE&code=a&code=a",
                "state=STATE&state=STATE&code=a",
                "state=other&state=STATE&code=a",
                "state=STATE&code%5B%5D=a",
                "state=STATE&code=a&code%5B%5D=b",
                "state=STATE&code%5B0%5D=a",
                "state%5B%5D=STATE&code=a",
                "state=STATE&code[]=a",
                "state=STATE&c%6fde=a&code=b",
                "state=STATE&code=a&error=access_denied&error=x")) {
            assertQueryRefused(ErrorCode.CALLBACK_MALFORMED, query);
        }
        assertQueryRefused(ErrorCode.ACCESS_DENIED, "state=STATE&code=a&error=access_denied");
        assertQueryRefused(ErrorCode.STATE_MISMATCH, "STATE=STATE&code=a");
    }
}
