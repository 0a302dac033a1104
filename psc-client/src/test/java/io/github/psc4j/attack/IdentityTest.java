package io.github.psc4j.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.assurance.EidasLevel;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.login.PendingLogin;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.testing.Logins;
import io.github.psc4j.testing.ScriptedProvider;
import io.github.psc4j.testing.TestKeys;
import io.github.psc4j.testing.TestToken;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Attempts to be somebody else: by the subject, by the issuer, by the audience, by an old token, by another's userinfo. */
class IdentityTest extends AttackBench {
    private static final String OTHER_SUBJECT = "f:00000000-0000-4000-8000-000000000001:899700000025";

    private static Consumer<TestToken> claim(String name, Object value) {
        return token -> token.claims(c -> c.put(name, value));
    }

    @Test
    void an_issuer_that_only_looks_like_the_configured_one_is_another() {
        String issuer = provider.issuer();
        for (Object other : Arrays.asList(
                evil.issuer(),
                issuer + "/",
                issuer + "#",
                issuer + "?",
                issuer.toUpperCase(Locale.ROOT),
                issuer.replace("localhost", "127.0.0.1"),
                issuer.replace("http:", "https:"),
                issuer.substring(0, issuer.length() - 1),
                " " + issuer,
                issuer + "\u0000",
                List.of(issuer),
                Map.of("iss", issuer),
                "",
                null,
                1)) {
            assertIdTokenRefused(ErrorCode.TOKEN_ISSUER_WRONG, claim("iss", other));
        }
    }

    @Test
    void a_token_for_another_recipient_is_refused() {
        for (Object audience : Arrays.asList(
                "another-service",
                Logins.CLIENT + " ",
                Logins.CLIENT.toUpperCase(Locale.ROOT),
                Logins.CLIENT + " another-service",
                List.of("another-service"),
                List.of(Logins.CLIENT, "another-service"),
                List.of("another-service", Logins.CLIENT),
                List.of(List.of(Logins.CLIENT)),
                Arrays.asList(Logins.CLIENT, null),
                List.of(),
                Map.of("0", Logins.CLIENT),
                "",
                null)) {
            assertIdTokenRefused(ErrorCode.AUDIENCE_WRONG, claim("aud", audience));
        }
        assertIdTokenRefused(ErrorCode.AUTHORIZED_PARTY_WRONG, claim("azp", "another-service"));
        assertIdTokenRefused(ErrorCode.AUTHORIZED_PARTY_WRONG, claim("azp", List.of(Logins.CLIENT)));
    }

    @Test
    void a_subject_that_is_none_is_refused() {
        for (Object subject :
                Arrays.asList("", " ", "\t", null, 1, List.of(TestToken.SUBJECT), Map.of(), "x".repeat(256))) {
            assertIdTokenRefused(ErrorCode.SUBJECT_INVALID, claim("sub", subject));
        }
    }

    @Test
    void a_name_twice_in_a_token_is_refused_since_two_readers_could_disagree() {
        assertLoginRefused(
                ErrorCode.TOKEN_MALFORMED,
                pending -> answerIdToken(TestToken.part("{\"alg\":\"RS256\",\"alg\":\"RS256\"}") + ".e30.AAAA"));
        assertLoginRefused(
                ErrorCode.TOKEN_MALFORMED,
                pending -> answerIdToken(TestToken.part("{\"alg\":\"RS256\"}") + "."
                        + TestToken.part("{\"sub\":\"a\",\"sub\":\"b\"}") + ".AAAA"));
        assertLoginRefused(
                ErrorCode.RESPONSE_MALFORMED,
                pending -> provider.on(
                        "/userinfo",
                        ScriptedProvider.text(
                                200,
                                "application/json",
                                "{\"sub\":\"" + OTHER_SUBJECT + "\",\"sub\":\"" + TestToken.SUBJECT + "\"}")));
    }

    @Test
    void V33_V34_a_nonce_that_is_missing_wrong_or_used_before_is_refused() {
        for (Object nonce : Arrays.asList(null, "", "another", 1, List.of(), TestToken.NONCE)) {
            assertIdTokenRefused(ErrorCode.NONCE_WRONG, claim("nonce", nonce));
        }
        assertIdTokenRefused(ErrorCode.NONCE_WRONG, token -> token.claims(c -> c.remove("nonce")));
        assertIdTokenRefused(
                ErrorCode.NONCE_WRONG,
                token -> token.claims(
                        c -> c.put("nonce", c.get("nonce").toString().toLowerCase(Locale.ROOT))));

        PendingLogin first = psc.login().start();
        logins.answerWell(first);
        String firstToken = logins.idToken(first).sign();
        String firstNonce = Logins.query(first.authorizationUri()).get("nonce");
        psc.login().complete(first, logins.callback(first));

        // The whole token, and its nonce in a new one, in the next login of the same person in the same browser.
        assertLoginRefused(ErrorCode.NONCE_WRONG, pending -> answerIdToken(firstToken));
        assertIdTokenRefused(ErrorCode.NONCE_WRONG, claim("nonce", firstNonce));
    }

    @Test
    void V39_userinfo_of_anybody_but_the_person_of_the_ID_token_is_refused() {
        for (Object subject : Arrays.asList(
                OTHER_SUBJECT,
                TestToken.SUBJECT + " ",
                " " + TestToken.SUBJECT,
                TestToken.SUBJECT.toUpperCase(Locale.ROOT),
                TestToken.SUBJECT.substring(2),
                TestToken.SUBJECT + "\u0000",
                "899700000017",
                List.of(TestToken.SUBJECT),
                List.of(TestToken.SUBJECT, OTHER_SUBJECT),
                Map.of("sub", TestToken.SUBJECT),
                true,
                "",
                null)) {
            assertLoginRefused(
                    ErrorCode.USERINFO_SUBJECT_MISMATCH, pending -> answerUserInfo(c -> c.put("sub", subject)));
            assertLoginRefused(
                    ErrorCode.USERINFO_SUBJECT_MISMATCH,
                    pending -> answerSignedUserInfo(
                            signedUserInfo().claims(c -> c.put("sub", subject)).sign()));
        }
        assertLoginRefused(ErrorCode.USERINFO_SUBJECT_MISMATCH, pending -> answerUserInfo(c -> c.remove("sub")));
        assertLoginRefused(
                ErrorCode.USERINFO_SUBJECT_MISMATCH,
                pending -> answerUserInfo(c -> {
                    c.remove("sub");
                    c.put("Sub", TestToken.SUBJECT);
                    c.put("userinfo", Map.of("sub", TestToken.SUBJECT));
                }));
    }

    @Test
    void V39_signed_userinfo_of_another_issuer_audience_or_key_is_refused() {
        assertLoginRefused(
                ErrorCode.SIGNATURE_INVALID,
                pending -> answerSignedUserInfo(signedUserInfo().sign(TestKeys.STRANGER)));
        assertLoginRefused(
                ErrorCode.TOKEN_ISSUER_WRONG,
                pending -> answerSignedUserInfo(signedUserInfo()
                        .claims(c -> c.put("iss", evil.issuer()))
                        .sign()));
        assertLoginRefused(
                ErrorCode.AUDIENCE_WRONG,
                pending -> answerSignedUserInfo(signedUserInfo()
                        .claims(c -> c.put("aud", "another-service"))
                        .sign()));
    }

    @Test
    void V40_what_one_source_says_is_never_read_as_what_another_said() {
        PscSession session = logIn(pending -> {
            answerIdToken(logins.idToken(pending)
                    .claims(c -> {
                        c.put("email_verified", true);
                        c.put("SubjectNameID", "899700000025");
                        c.put("family_name", "OF THE ID TOKEN");
                        c.put("SubjectRole", List.of("40^1.2.250.1.213.1.1.5.5"));
                        c.remove("acr");
                    })
                    .sign());
            answerUserInfo(c -> {
                c.put("email", "somebody@service.example");
                c.put("acr", "eidas3");
                c.put("auth_time", 1);
                c.put("sid", "another session");
            });
        });

        assertThat(session.professional().nationalId().orElseThrow().value()).isEqualTo("899700000017");
        assertThat(session.professional().raw()).doesNotContainKey("email_verified");
        assertThat(session.professional().raw().get("family_name")).isEqualTo("CANARYNAME");
        assertThat(session.idToken().claims()).doesNotContainKey("email");
        assertThat(session.assurance().level()).isEqualTo(EidasLevel.EIDAS1);
        assertThat(session.assurance().authenticatedAt()).hasValue(clock.instant());
        assertThat(session.providerSessionId()).hasValue("11111111-1111-4111-8111-111111111111");
    }

    @Test
    void V41_two_people_in_one_browser_are_two_sessions() {
        PscSession first = logIn(pending -> {});
        PscSession second = logIn(pending -> {
            answerIdToken(logins.idToken(pending)
                    .claims(c -> {
                        c.put("sub", OTHER_SUBJECT);
                        c.put("sid", "22222222-2222-4222-8222-222222222222");
                    })
                    .sign());
            answerUserInfo(c -> {
                c.put("sub", OTHER_SUBJECT);
                c.put("SubjectNameID", "899700000025");
            });
        });

        assertThat(first.subject()).isEqualTo(TestToken.SUBJECT);
        assertThat(second.subject()).isEqualTo(OTHER_SUBJECT);
        assertThat(first.professional().nationalId())
                .isNotEqualTo(second.professional().nationalId());
        assertThat(first.providerSessionId()).isNotEqualTo(second.providerSessionId());
        psc.logout().global(second);
        assertThat(first.isEnded()).isFalse();
    }

    @Test
    void V41_a_refresh_that_brings_somebody_else_ends_the_session() {
        Map<String, Object> others = new LinkedHashMap<>();
        others.put("sub", OTHER_SUBJECT);
        others.put("iss", evil.issuer());
        others.put("aud", "another-service");
        others.put("sid", "22222222-2222-4222-8222-222222222222");
        others.forEach((name, value) -> {
            PscSession session = logIn(pending -> {});
            clock.advance(Duration.ofMinutes(3));
            long now = clock.instant().getEpochSecond();
            answerIdToken(TestToken.good(provider.issuer(), Logins.CLIENT)
                    .claims(c -> {
                        c.put("iat", now);
                        c.put("exp", now + 120);
                        c.remove("nonce");
                        c.remove("auth_time");
                        c.put(name, value);
                    })
                    .sign());
            assertThat(refusal(() -> psc.tokens().accessToken(session, Duration.ZERO))
                            .code())
                    .isEqualTo(ErrorCode.SESSION_ENDED);
            assertThat(session.isEnded()).isTrue();
            assertThat(session.subject()).isEqualTo(TestToken.SUBJECT);
        });
    }
}
