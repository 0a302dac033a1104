package io.github.psc4j.login;

import static io.github.psc4j.testing.ScriptedProvider.json;
import static io.github.psc4j.testing.ScriptedProvider.text;
import static io.github.psc4j.testing.ScriptedProvider.tokenMembers;
import static io.github.psc4j.testing.ScriptedProvider.tokens;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.psc4j.PscClient;
import io.github.psc4j.assurance.EidasLevel;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscException;
import io.github.psc4j.error.PscLoginException;
import io.github.psc4j.event.PscEvent;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.secret.SealingKey;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.testing.FakeClock;
import io.github.psc4j.testing.Logins;
import io.github.psc4j.testing.Proves;
import io.github.psc4j.testing.ScriptedProvider;
import io.github.psc4j.testing.TestKeys;
import io.github.psc4j.testing.TestToken;
import io.github.psc4j.token.ClientAuthentication;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class LoginFlowTest {
    private final Logins logins = new Logins();
    private final ScriptedProvider provider = logins.provider;
    private final PscClient psc = logins.psc;

    @AfterEach
    void stop() {
        provider.close();
    }

    private static PscException refusal(ThrowingCallable call) {
        PscException refusal = catchThrowableOfType(PscException.class, call);
        assertThat(refusal).isNotNull();
        assertThat(refusal.getMessage()).startsWith(refusal.code().id()).doesNotContain("canary", "899700000017");
        return refusal;
    }

    private void assertRefused(ErrorCode code, ThrowingCallable call) {
        assertThat(refusal(call).code()).isEqualTo(code);
        assertThat(logins.events).contains(new PscEvent.LoginRefused(code));
        assertThat(logins.events).noneMatch(PscEvent.LoginCompleted.class::isInstance);
    }

    @Nested
    class The_request {
        @Test
        @Proves({
            Requirement.CORE_SCOPE_OPENID,
            Requirement.RFC_7636_S256,
            Requirement.RFC_9700_CODE_FLOW,
            Requirement.PSC_REQUEST
        })
        void is_the_one_that_psc_wants() {
            PendingLogin pending = psc.login().start();
            Map<String, String> query = Logins.query(pending.authorizationUri());

            assertThat(pending.authorizationUri().toString()).startsWith(provider.origin() + "/wallet?");
            assertThat(query)
                    .containsEntry("response_type", "code")
                    .containsEntry("scope", "openid scope_all")
                    .containsEntry("acr_values", "eidas1")
                    .containsEntry("client_id", Logins.CLIENT)
                    .containsEntry("redirect_uri", Logins.REDIRECT_URI.toString())
                    .containsEntry("code_challenge_method", "S256")
                    .containsEntry("state", pending.state().reveal())
                    .containsKeys("nonce", "code_challenge")
                    .doesNotContainKeys("prompt", "max_age", "login_hint", "claims", "kc_idp_hint");
            assertThat(query.get("state")).hasSize(43);
            assertThat(query.get("nonce")).hasSize(43);
            assertThat(query.get("code_challenge")).hasSize(43);
        }

        @Test
        @Proves({Requirement.CORE_NONCE_SENT, Requirement.RFC_6749_STATE_SENT, Requirement.RFC_9700_TRANSACTION})
        void is_another_for_every_login() {
            Map<String, String> one = Logins.query(psc.login().start().authorizationUri());
            Map<String, String> two = Logins.query(psc.login().start().authorizationUri());

            for (String name : List.of("state", "nonce", "code_challenge")) {
                assertThat(one.get(name)).isNotEqualTo(two.get(name));
            }
        }

        @Test
        @Proves(Requirement.PSC_HINT)
        void can_name_the_identity_provider_of_a_hospital_but_nothing_else() {
            PendingLogin pending =
                    psc.login().start(LoginOptions.defaults().withIdentityProviderHint("OKTA_hopital-1"));

            assertThat(Logins.query(pending.authorizationUri())).containsEntry("kc_idp_hint", "OKTA_hopital-1");
            assertThat(refusal(() -> LoginOptions.defaults().withIdentityProviderHint("a&prompt=none")))
                    .isNotNull();
        }

        @Test
        void asks_for_eidas1_even_when_more_is_required() {
            PendingLogin pending = psc.login().start(LoginOptions.defaults().withMinimumLevel(EidasLevel.EIDAS2));

            assertThat(Logins.query(pending.authorizationUri())).containsEntry("acr_values", "eidas1");
        }
    }

    @Nested
    class A_recent_authentication_that_is_required {
        private PendingLogin pending(Duration maximumAge) {
            return psc.login().start(LoginOptions.defaults().withMaximumAge(maximumAge));
        }

        private void answerOfSomebodyWhoAuthenticated(PendingLogin pending, Consumer<Map<String, Object>> change) {
            logins.answerWell(pending);
            provider.on("/token", tokens(logins.idToken(pending).claims(change).sign()));
        }

        @Test
        @Proves(Requirement.CORE_MAX_AGE_SENT)
        void is_sent_and_survives_the_cookie() {
            PendingLogin pending = pending(Duration.ofMinutes(5));

            assertThat(Logins.query(pending.authorizationUri())).containsEntry("max_age", "300");
            PendingLogin opened = psc.login().open(psc.login().seal(pending));
            answerOfSomebodyWhoAuthenticated(opened, c -> c.put("auth_time", FakeClock.START.getEpochSecond() - 331));
            assertRefused(
                    ErrorCode.AUTHENTICATION_TOO_OLD, () -> psc.login().complete(opened, logins.callback(opened)));
        }

        @Test
        @Proves(Requirement.CORE_AUTH_TIME)
        void V50_refuses_an_old_or_missing_authentication() {
            List<Consumer<Map<String, Object>>> old = List.of(
                    c -> c.remove("auth_time"),
                    c -> c.put("auth_time", ""),
                    c -> c.put("auth_time", "now"),
                    c -> c.put("auth_time", FakeClock.START.getEpochSecond() - 31));
            for (Consumer<Map<String, Object>> change : old) {
                PendingLogin pending = pending(Duration.ZERO);
                answerOfSomebodyWhoAuthenticated(pending, change);
                logins.events.clear();
                assertRefused(
                        ErrorCode.AUTHENTICATION_TOO_OLD,
                        () -> psc.login().complete(pending, logins.callback(pending)));
            }
        }

        @Test
        void counts_from_the_start_of_the_login_so_that_nobody_has_to_hurry() {
            PendingLogin pending = pending(Duration.ZERO);
            logins.clock.advance(Duration.ofMinutes(5));
            answerOfSomebodyWhoAuthenticated(pending, c -> c.put("auth_time", FakeClock.START.getEpochSecond() + 10));

            assertThat(psc.login()
                            .complete(pending, logins.callback(pending))
                            .assurance()
                            .authenticatedAt())
                    .hasValue(FakeClock.START.plusSeconds(10));
        }

        @Test
        void is_between_nothing_and_the_longest_session() {
            for (Duration wrong :
                    List.of(Duration.ofSeconds(-1), Duration.ofHours(4).plusSeconds(1))) {
                assertThatThrownBy(() -> LoginOptions.defaults().withMaximumAge(wrong))
                        .isInstanceOfSatisfying(
                                PscLoginException.class,
                                e -> assertThat(e.code()).isEqualTo(ErrorCode.LOGIN_OPTION_REFUSED));
            }
            LoginOptions.defaults().withMaximumAge(Duration.ofHours(4));
        }
    }

    @Nested
    class Where_the_provider_announces_that_callbacks_name_it {
        @BeforeEach
        void announce() {
            provider.announce(Map.of("authorization_response_iss_parameter_supported", true));
        }

        @Test
        @Proves(Requirement.RFC_9207_ANNOUNCED)
        void V32_a_callback_that_does_not_is_refused() {
            PendingLogin pending = psc.login().start();
            logins.answerWell(pending);

            assertRefused(
                    ErrorCode.RESPONSE_ISSUER_MISMATCH, () -> psc.login().complete(pending, logins.callback(pending)));
            assertThat(provider.received("/token")).isEmpty();
        }

        @Test
        void one_that_does_is_accepted() {
            PendingLogin pending = psc.login().start();
            logins.answerWell(pending);

            psc.login().complete(pending, URI.create(logins.callback(pending) + "&iss=" + provider.issuer()));
        }

        @Test
        void the_application_can_do_without_but_never_accepts_another() {
            PscClient lenient = logins.client(b -> b.responseIssuer(ResponseIssuer.OPTIONAL));
            PendingLogin pending = lenient.login().start();
            logins.answerWell(pending);

            assertRefused(
                    ErrorCode.RESPONSE_ISSUER_MISMATCH,
                    () -> lenient.login().complete(pending, URI.create(logins.callback(pending) + "&iss=x")));
            lenient.login().complete(pending, logins.callback(pending));
        }
    }

    @Test
    void logs_a_professional_in() {
        PscSession session = logins.logIn();

        assertThat(session.professional().rpps().orElseThrow().value()).isEqualTo("99700000017");
        assertThat(session.assurance().level()).isEqualTo(EidasLevel.EIDAS1);
        assertThat(session.expiresAt()).isEqualTo(FakeClock.START.plus(Duration.ofHours(4)));
        assertThat(session.tokens().accessTokenExpiresAt()).isEqualTo(FakeClock.START.plusSeconds(120));
        assertThat(session).asString().doesNotContain("CANARY", "canary", "99700000017");
        assertThat(logins.events).anyMatch(PscEvent.LoginCompleted.class::isInstance);
    }

    @Test
    @Proves({
        Requirement.RFC_6749_POST,
        Requirement.RFC_6749_SECRET_NOT_IN_URL,
        Requirement.RFC_6749_REDIRECT_URI,
        Requirement.CORE_USERINFO_REQUEST,
        Requirement.RFC_6750_HEADER
    })
    void sends_the_verifier_and_the_secret_where_they_belong() {
        logins.logIn();

        ScriptedProvider.Received request = provider.received("/token").get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.query()).isEmpty();
        assertThat(Logins.query(URI.create("x:/?" + request.body())))
                .containsEntry("grant_type", "authorization_code")
                .containsEntry("code", "canary-code")
                .containsEntry("redirect_uri", Logins.REDIRECT_URI.toString())
                .containsKey("code_verifier")
                .doesNotContainKey("client_secret");
        assertThat(request.headers().get("Authorization").get(0)).startsWith("Basic ");
        ScriptedProvider.Received userInfo = provider.received("/userinfo").get(0);
        assertThat(userInfo.method()).isEqualTo("GET");
        assertThat(userInfo.query()).isEmpty();
        assertThat(userInfo.headers().get("Authorization")).containsExactly("Bearer " + TestToken.ACCESS_TOKEN);
    }

    @Test
    @Proves(Requirement.RFC_7636_VERIFIER_SENT)
    void sends_the_verifier_of_the_challenge() throws Exception {
        PendingLogin pending = psc.login().start();
        logins.answerWell(pending);
        psc.login().complete(pending, logins.callback(pending));

        String verifier = Logins.query(
                        URI.create("x:/?" + provider.received("/token").get(0).body()))
                .get("code_verifier");
        String challenge = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        assertThat(Logins.query(pending.authorizationUri())).containsEntry("code_challenge", challenge);
    }

    @Test
    @Proves(Requirement.RFC_6749_ONE_METHOD)
    void sends_the_secret_in_the_form_when_told_to() {
        PscClient post = logins.client(b -> b.clientAuthentication(ClientAuthentication.secretPost(Logins.SECRET)));
        PendingLogin pending = post.login().start();
        logins.answerWell(pending);

        post.login().complete(pending, logins.callback(pending));

        assertThat(provider.received("/token").get(0).body()).contains("client_secret=canary-client-secret");
        assertThat(provider.received("/token").get(0).headers()).doesNotContainKey("Authorization");
    }

    @Test
    void V33_a_login_is_completed_once() {
        PendingLogin pending = psc.login().start();
        logins.answerWell(pending);
        psc.login().complete(pending, logins.callback(pending));
        logins.events.clear();

        assertRefused(ErrorCode.LOGIN_UNKNOWN, () -> psc.login().complete(pending, logins.callback(pending)));
        assertThat(provider.received("/token")).hasSize(1);
    }

    @Test
    @Proves(Requirement.RFC_6749_UNKNOWN)
    void members_of_a_token_response_that_nobody_knows_are_ignored() {
        PendingLogin pending = psc.login().start();
        logins.answerWell(pending);
        Map<String, Object> members =
                ScriptedProvider.tokenMembers(logins.idToken(pending).sign());
        members.putAll(
                Map.of("not-before-policy", 0, "session_state", "s", "ChampAjoute", List.of(1, Map.of("a", true))));
        provider.on("/token", json(200, members));

        psc.login().complete(pending, logins.callback(pending));
    }

    @Nested
    class A_callback {
        @Test
        @Proves(Requirement.RFC_6749_STATE)
        void with_the_state_of_another_browser_is_refused_before_anything_is_sent() {
            PendingLogin mine = psc.login().start();
            PendingLogin other = psc.login().start();
            logins.answerWell(mine);

            assertRefused(ErrorCode.STATE_MISMATCH, () -> psc.login().complete(mine, logins.callback(other)));
            assertThat(provider.received("/token")).isEmpty();
        }

        @Test
        @Proves(Requirement.RFC_6749_STATE)
        void V35_without_a_state_is_refused() {
            PendingLogin pending = psc.login().start();
            assertRefused(
                    ErrorCode.STATE_MISMATCH,
                    () -> psc.login().complete(pending, URI.create(Logins.REDIRECT_URI + "?code=c")));
            assertRefused(ErrorCode.STATE_MISMATCH, () -> psc.login().complete(pending, Logins.REDIRECT_URI));
            assertRefused(
                    ErrorCode.STATE_MISMATCH,
                    () -> psc.login().complete(pending, URI.create(Logins.REDIRECT_URI + "?code=c&state=")));
        }

        @Test
        void with_an_error_is_believed_only_with_the_right_state() {
            PendingLogin pending = psc.login().start();
            assertRefused(
                    ErrorCode.STATE_MISMATCH,
                    () -> psc.login()
                            .complete(pending, URI.create(Logins.REDIRECT_URI + "?error=access_denied&state=x")));
        }

        @Test
        @Proves({Requirement.RFC_6749_ERROR, Requirement.RFC_6749_DENIED})
        void after_a_cancellation_says_so() {
            PendingLogin pending = psc.login().start();
            String state = pending.state().reveal();
            assertRefused(
                    ErrorCode.ACCESS_DENIED,
                    () -> psc.login()
                            .complete(
                                    pending, URI.create(Logins.REDIRECT_URI + "?error=access_denied&state=" + state)));
            assertRefused(
                    ErrorCode.AUTHORIZATION_REFUSED,
                    () -> psc.login()
                            .complete(
                                    pending,
                                    URI.create(Logins.REDIRECT_URI
                                            + "?error=invalid_scope&error_description=canary&state=" + state)));
            assertRefused(
                    ErrorCode.ACCESS_DENIED,
                    () -> psc.login()
                            .complete(
                                    pending,
                                    URI.create(Logins.REDIRECT_URI + "?error=access_denied&code=c&state=" + state)));
        }

        @Test
        @Proves(Requirement.RFC_9207_ISS)
        void V32_from_another_issuer_is_refused() {
            PendingLogin pending = psc.login().start();
            assertRefused(
                    ErrorCode.RESPONSE_ISSUER_MISMATCH,
                    () -> psc.login()
                            .complete(
                                    pending, URI.create(logins.callback(pending) + "&iss=https%3A%2F%2Fevil.example")));
            assertRefused(
                    ErrorCode.RESPONSE_ISSUER_MISMATCH,
                    () -> psc.login().complete(pending, URI.create(logins.callback(pending) + "&iss=")));
            assertThat(provider.received("/token")).isEmpty();
        }

        @Test
        void from_the_right_issuer_is_accepted() {
            PendingLogin pending = psc.login().start();
            logins.answerWell(pending);
            psc.login().complete(pending, URI.create(logins.callback(pending) + "&iss=" + provider.issuer()));
        }

        @Test
        void V24_with_a_code_that_cannot_be_one_is_refused() {
            PendingLogin pending = psc.login().start();
            for (String code : List.of("", "+", "%20", "%E3%80%80", "%C3%A9")) {
                assertRefused(
                        ErrorCode.CALLBACK_MALFORMED,
                        () -> psc.login()
                                .complete(
                                        pending,
                                        URI.create(Logins.REDIRECT_URI + "?code=" + code + "&state="
                                                + pending.state().reveal())));
            }
            assertRefused(
                    ErrorCode.CALLBACK_MALFORMED,
                    () -> psc.login().complete(pending, URI.create(Logins.REDIRECT_URI + "?code=a&code=b")));
        }

        @Test
        @Proves(Requirement.CORE_RESPONSE)
        void without_a_code_is_refused() {
            PendingLogin pending = psc.login().start();
            assertRefused(
                    ErrorCode.CALLBACK_MALFORMED,
                    () -> psc.login()
                            .complete(
                                    pending,
                                    URI.create(Logins.REDIRECT_URI + "?state="
                                            + pending.state().reveal())));
        }

        @Test
        @Proves(Requirement.PSC_TEN_MINUTES)
        void after_ten_minutes_is_refused() {
            PendingLogin pending = psc.login().start();
            logins.clock.advance(Duration.ofMinutes(10).minusSeconds(1));
            logins.answerWell(pending);
            psc.login().complete(pending, logins.callback(pending));

            logins.clock.advance(Duration.ofSeconds(1));
            logins.events.clear();
            assertRefused(ErrorCode.LOGIN_EXPIRED, () -> psc.login().complete(pending, logins.callback(pending)));
        }

        @Test
        @Proves(Requirement.RFC_9700_MIX_UP)
        void V31_of_a_login_of_another_client_redirect_uri_or_issuer_is_refused() {
            PscClient otherClient = logins.client(b -> b.clientId("other"));
            PscClient otherUri = logins.client(b -> b.redirectUri(URI.create("https://my-service.example/other")));
            PendingLogin pending = psc.login().start();

            assertRefused(
                    ErrorCode.LOGIN_OF_ANOTHER_CLIENT,
                    () -> otherClient.login().complete(pending, logins.callback(pending)));
            assertRefused(
                    ErrorCode.LOGIN_OF_ANOTHER_CLIENT,
                    () -> otherUri.login().complete(pending, logins.callback(pending)));
            try (ScriptedProvider second = new ScriptedProvider()) {
                PscClient otherIssuer = PscClient.builder(PscEnvironment.development(second.issuerUri()))
                        .clientId(Logins.CLIENT)
                        .clientAuthentication(ClientAuthentication.secretBasic(Logins.SECRET))
                        .redirectUri(Logins.REDIRECT_URI)
                        .clock(logins.clock)
                        .listener(logins.events::add)
                        .build();
                assertRefused(
                        ErrorCode.LOGIN_OF_ANOTHER_CLIENT,
                        () -> otherIssuer.login().complete(pending, logins.callback(pending)));
            }
            assertThat(provider.received("/token")).isEmpty();
        }
    }

    @TestFactory
    @Proves({
        Requirement.CORE_TOKEN_RESPONSE,
        Requirement.CORE_ID_TOKEN_THERE,
        Requirement.RFC_6749_TOKEN_TYPE,
        Requirement.RFC_6749_REFUSAL
    })
    Stream<DynamicTest> a_token_response_that_is_not_right_is_refused() {
        return Stream.of(
                        response("invalid_grant", ErrorCode.GRANT_REFUSED, json(400, Map.of("error", "invalid_grant"))),
                        response(
                                "invalid_client",
                                ErrorCode.CLIENT_REFUSED,
                                json(401, Map.of("error", "invalid_client"))),
                        response(
                                "unauthorized_client",
                                ErrorCode.CLIENT_REFUSED,
                                json(400, Map.of("error", "unauthorized_client"))),
                        response(
                                "another error",
                                ErrorCode.TOKEN_REQUEST_REFUSED,
                                json(400, Map.of("error", "invalid_scope"))),
                        response(
                                "an error with a canary",
                                ErrorCode.PROVIDER_STATUS,
                                json(400, Map.of("error", "canary é"))),
                        response("a page", ErrorCode.PROVIDER_STATUS, text(502, "text/html", "<html>canary</html>")),
                        response(
                                "a page with status 200",
                                ErrorCode.RESPONSE_MALFORMED,
                                text(200, "text/html", "<html>canary")),
                        response("an array", ErrorCode.RESPONSE_MALFORMED, text(200, "application/json", "[]")),
                        response("nothing", ErrorCode.RESPONSE_MALFORMED, text(200, "application/json", "")),
                        response(
                                "V11 depth",
                                ErrorCode.RESPONSE_MALFORMED,
                                text(200, "application/json", "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000))),
                        response(
                                "too large",
                                ErrorCode.RESPONSE_TOO_LARGE,
                                text(200, "application/json", "{\"a\":\"" + "x".repeat(300_000) + "\"}")),
                        response("a redirect", ErrorCode.PROVIDER_STATUS, ScriptedProvider.redirect("/evil")),
                        response("no ID token", ErrorCode.TOKEN_RESPONSE_INVALID, without("id_token")),
                        response("no access token", ErrorCode.TOKEN_RESPONSE_INVALID, without("access_token")),
                        response("no type", ErrorCode.TOKEN_RESPONSE_INVALID, without("token_type")),
                        response("another type", ErrorCode.TOKEN_RESPONSE_INVALID, with("token_type", "DPoP")),
                        response(
                                "a token with a line break",
                                ErrorCode.TOKEN_RESPONSE_INVALID,
                                with("access_token", "canary\r\nX: y")),
                        response("a token that is a number", ErrorCode.TOKEN_RESPONSE_INVALID, with("access_token", 1)),
                        response(
                                "an ID token of a stranger",
                                ErrorCode.SIGNATURE_INVALID,
                                tokens(TestToken.good("x", "y").sign(TestKeys.STRANGER))),
                        response(
                                "an ID token of another login",
                                ErrorCode.NONCE_WRONG,
                                tokens(TestToken.good(provider.issuer(), Logins.CLIENT)
                                        .sign())))
                .map(a -> DynamicTest.dynamicTest(a.name, () -> {
                    logins.events.clear();
                    PendingLogin pending = psc.login().start();
                    logins.answerWell(pending);
                    provider.on("/token", a.response);
                    assertRefused(a.code, () -> psc.login().complete(pending, logins.callback(pending)));
                    assertThat(provider.received("/userinfo")).isEmpty();
                    assertThat(provider.received("/evil")).isEmpty();
                }));
    }

    private record Answered(String name, ErrorCode code, ScriptedProvider.Response response) {}

    private static Answered response(String name, ErrorCode code, ScriptedProvider.Response response) {
        return new Answered(name, code, response);
    }

    private static ScriptedProvider.Response with(String name, Object value) {
        return changed(members -> members.put(name, value));
    }

    private static ScriptedProvider.Response without(String name) {
        return changed(members -> members.remove(name));
    }

    private static ScriptedProvider.Response changed(Consumer<Map<String, Object>> change) {
        Map<String, Object> members = tokenMembers("canary.id.token");
        change.accept(members);
        return json(200, members);
    }

    @TestFactory
    @Proves({Requirement.CORE_USERINFO_TYPE, Requirement.CORE_USERINFO_ERROR, Requirement.CORE_USERINFO_SUB})
    Stream<DynamicTest> userinfo_that_is_not_right_is_refused() {
        Map<String, Object> other = Logins.userInfo();
        other.put("sub", "f:x:899700000025");
        Map<String, Object> none = Logins.userInfo();
        none.remove("sub");
        Map<String, Object> array = Logins.userInfo();
        array.put("sub", List.of(TestToken.SUBJECT));
        return Stream.of(
                        response("V39 of somebody else", ErrorCode.USERINFO_SUBJECT_MISMATCH, json(200, other)),
                        response("V39 of nobody", ErrorCode.USERINFO_SUBJECT_MISMATCH, json(200, none)),
                        response("V39 of an array", ErrorCode.USERINFO_SUBJECT_MISMATCH, json(200, array)),
                        response("refused", ErrorCode.USERINFO_REFUSED, json(401, Map.of("error", "invalid_token"))),
                        response(
                                "forbidden",
                                ErrorCode.USERINFO_REFUSED,
                                json(403, Map.of("error", "insufficient_scope"))),
                        response("failed", ErrorCode.PROVIDER_STATUS, json(500, Map.of())),
                        response("a page", ErrorCode.RESPONSE_MALFORMED, text(200, "text/html", "<html>")),
                        response(
                                "unreadable", ErrorCode.RESPONSE_MALFORMED, text(200, "application/json", "{\"sub\":")),
                        response(
                                "V54 too large",
                                ErrorCode.RESPONSE_TOO_LARGE,
                                text(200, "application/json", "x".repeat(1024 * 1024 + 1))),
                        response(
                                "V39 signed by a stranger",
                                ErrorCode.SIGNATURE_INVALID,
                                text(
                                        200,
                                        "application/jwt",
                                        TestToken.userInfo(provider.issuer(), Logins.CLIENT)
                                                .sign(TestKeys.STRANGER))),
                        response(
                                "signed, of another issuer",
                                ErrorCode.TOKEN_ISSUER_WRONG,
                                text(
                                        200,
                                        "application/jwt",
                                        TestToken.userInfo("https://evil.example", Logins.CLIENT)
                                                .sign())),
                        response(
                                "signed, for another client",
                                ErrorCode.AUDIENCE_WRONG,
                                text(
                                        200,
                                        "application/jwt",
                                        TestToken.userInfo(provider.issuer(), "other")
                                                .sign())),
                        response(
                                "signed, of somebody else",
                                ErrorCode.USERINFO_SUBJECT_MISMATCH,
                                text(
                                        200,
                                        "application/jwt",
                                        TestToken.userInfo(provider.issuer(), Logins.CLIENT)
                                                .claims(c -> c.put("sub", "x"))
                                                .sign())))
                .map(a -> DynamicTest.dynamicTest(a.name, () -> {
                    logins.events.clear();
                    PendingLogin pending = psc.login().start();
                    logins.answerWell(pending);
                    provider.on("/userinfo", a.response);
                    assertRefused(a.code, () -> psc.login().complete(pending, logins.callback(pending)));
                }));
    }

    @TestFactory
    Stream<DynamicTest> signed_userinfo_keeps_the_rules_of_signed_tokens() {
        Map<String, Consumer<Map<String, Object>>> headers = Map.of(
                "none", h -> h.put("alg", "none"),
                "HS256", h -> h.put("alg", "HS256"),
                "crit", h -> h.put("crit", List.of("exp")));
        return headers.entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> {
                    PendingLogin pending = psc.login().start();
                    logins.answerWell(pending);
                    String compact = TestToken.userInfo(provider.issuer(), Logins.CLIENT)
                            .claims(c -> c.putAll(Logins.userInfo()))
                            .header(e.getValue())
                            .sign();
                    provider.on("/userinfo", text(200, "application/jwt", compact));
                    assertThat(refusal(() -> psc.login().complete(pending, logins.callback(pending)))
                                    .code())
                            .isIn(ErrorCode.ALGORITHM_NOT_ALLOWED, ErrorCode.CRITICAL_HEADER);
                }));
    }

    @Test
    @Proves(Requirement.RFC_6749_SCOPE)
    void V19_a_response_without_scope_grants_none() {
        PendingLogin pending = psc.login().start();
        Map<String, Object> members = tokenMembers(logins.idToken(pending).sign());
        members.remove("scope");
        logins.answerWell(pending);
        provider.on("/token", json(200, members));

        assertThat(psc.login()
                        .complete(pending, logins.callback(pending))
                        .tokens()
                        .scope())
                .isEmpty();
    }

    @Test
    void a_listener_that_fails_disturbs_no_login_and_no_other_listener() {
        PscClient disturbed = logins.client(b -> b.listener(event -> {
                    throw new IllegalStateException("disturbed");
                })
                .listener(logins.events::add));
        PendingLogin pending = disturbed.login().start();
        logins.answerWell(pending);
        logins.events.clear();

        disturbed.login().complete(pending, logins.callback(pending));

        assertThat(logins.events.stream().filter(PscEvent.LoginCompleted.class::isInstance))
                .hasSize(2);
    }

    @Test
    void accepts_userinfo_that_is_signed_by_the_provider() {
        PendingLogin pending = psc.login().start();
        logins.answerWell(pending);
        provider.on(
                "/userinfo",
                text(
                        200,
                        "application/jwt",
                        TestToken.userInfo(provider.issuer(), Logins.CLIENT)
                                .claims(c -> c.putAll(Logins.userInfo()))
                                .sign()));

        assertThat(psc.login()
                        .complete(pending, logins.callback(pending))
                        .professional()
                        .rpps())
                .isPresent();
    }

    @Test
    void a_provider_that_is_down_is_named_as_the_cause() {
        PendingLogin pending = psc.login().start();
        provider.close();

        PscException refusal = refusal(() -> psc.login().complete(pending, logins.callback(pending)));

        assertThat(refusal.code()).isEqualTo(ErrorCode.PROVIDER_UNREACHABLE);
        assertThat(refusal.code().retry()).isEqualTo(ErrorCode.Retry.LATER);
    }

    @Nested
    class A_sealed_login {
        private final SealingKey key = SealingKey.ofBase64(Secret.of("A".repeat(43) + "="));

        @Test
        void is_opened_by_every_node_with_the_same_key_and_completed_there() {
            PscClient one = logins.client(b -> b.sealingKey(key));
            PscClient two = logins.client(b -> b.sealingKey(key));
            PendingLogin pending = one.login()
                    .start(LoginOptions.defaults()
                            .withReturnTarget(ReturnTarget.of("/patients?tab=2"))
                            .withMinimumLevel(EidasLevel.EIDAS1)
                            .withIdentityProviderHint("hopital"));

            PendingLogin opened = two.login().open(one.login().seal(pending));

            assertThat(opened.authorizationUri()).isEqualTo(pending.authorizationUri());
            assertThat(opened.returnTarget().path()).isEqualTo("/patients?tab=2");
            assertThat(opened.minimumLevel()).hasValue(EidasLevel.EIDAS1);
            assertThat(opened.expiresAt()).isEqualTo(pending.expiresAt());
            logins.answerWell(pending);
            two.login().complete(opened, logins.callback(pending));
        }

        @Test
        @Proves(Requirement.RFC_6750_COOKIES)
        void shows_nothing_and_fits_into_a_cookie() {
            PendingLogin pending = psc.login()
                    .start(LoginOptions.defaults().withReturnTarget(ReturnTarget.of("/" + "p".repeat(1023))));
            String sealed = psc.login().seal(pending);

            assertThat(sealed).hasSizeLessThan(3_800).matches("[A-Za-z0-9_-]+");
            assertThat(pending.toString()).doesNotContain(pending.state().reveal());
        }

        @Test
        void that_would_not_fit_into_a_cookie_is_refused_before_the_browser_drops_it() {
            PscClient wordy =
                    logins.client(b -> b.redirectUri(URI.create(Logins.REDIRECT_URI + "?" + "x".repeat(3_000))));

            assertThat(refusal(() -> wordy.login().seal(wordy.login().start())).code())
                    .isEqualTo(ErrorCode.CONFIGURATION_INVALID);
        }

        @Test
        @Proves(Requirement.RFC_9700_CSRF)
        void is_refused_when_it_is_old_changed_foreign_or_nonsense() {
            String sealed = psc.login().seal(psc.login().start());
            String foreign = logins.client(b -> b).login().seal(psc.login().start());

            for (String bad : List.of("", "x", sealed.substring(1), sealed + "AAAA", foreign, "A".repeat(5_000))) {
                assertThat(refusal(() -> psc.login().open(bad)).code()).isEqualTo(ErrorCode.LOGIN_UNKNOWN);
            }
            assertThat(refusal(() -> psc.login().open(null)).code()).isEqualTo(ErrorCode.LOGIN_UNKNOWN);
            logins.clock.advance(Duration.ofMinutes(10));
            assertThat(refusal(() -> psc.login().open(sealed)).code()).isEqualTo(ErrorCode.LOGIN_EXPIRED);
        }
    }
}
