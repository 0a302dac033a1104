package io.github.psc4j.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.psc4j.PscClient;
import io.github.psc4j.assurance.Assurance;
import io.github.psc4j.assurance.EidasLevel;
import io.github.psc4j.login.PendingLogin;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.testing.Logins;
import io.github.psc4j.testing.ScriptedProvider;
import io.github.psc4j.testing.TestKeys;
import io.github.psc4j.testing.TestToken;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A provider may be unusual and right: whoever refuses this locks physicians out. */
class WhatMustBeAcceptedTest extends AttackBench {
    private static Map<String, Object> published(RSAKey key) {
        return new LinkedHashMap<>(key.toPublicJWK().toJSONObject());
    }

    private static Map<String, Object> nameless(RSAKey key) {
        Map<String, Object> published = published(key);
        published.remove("kid");
        return published;
    }

    private static RSAKey renamed(RSAKey key, String kid) {
        return new RSAKey.Builder(key).keyID(kid).build();
    }

    @SafeVarargs
    private void publish(Map<String, Object>... keys) {
        provider.on("/keys", ScriptedProvider.json(200, Map.of("keys", List.of(keys))));
    }

    private void accepted(Consumer<PendingLogin> change) {
        accepted(psc, change);
    }

    private void accepted(PscClient client, Consumer<PendingLogin> change) {
        PscSession session = logIn(client, change);
        assertThat(session.subject()).isEqualTo(TestToken.SUBJECT);
        assertThat(session.professional().rpps().orElseThrow().value()).isEqualTo("99700000017");
    }

    private void signedBy(RSAKey key, Consumer<Map<String, Object>> header) {
        accepted(pending -> answerIdToken(logins.idToken(pending).header(header).sign(key)));
    }

    @Test
    void the_only_key_has_no_name() {
        publish(nameless(TestKeys.PROVIDER));
        signedBy(TestKeys.PROVIDER, h -> {});
        signedBy(TestKeys.PROVIDER, h -> h.remove("kid"));
    }

    @Test
    void the_token_does_not_name_its_key() {
        publish(published(TestKeys.PROVIDER));
        signedBy(TestKeys.PROVIDER, h -> h.remove("kid"));
        publish(published(TestKeys.STRANGER), published(TestKeys.PROVIDER));
        clock.advance(Duration.ofMinutes(16));
        signedBy(TestKeys.PROVIDER, h -> h.remove("kid"));
    }

    @Test
    void keys_stand_beside_others_that_are_for_something_else_or_unheard_of() {
        Map<String, Object> bare = published(TestKeys.PROVIDER);
        bare.keySet().removeAll(List.of("use", "alg"));
        Map<String, Object> encryption = published(TestKeys.STRANGER);
        encryption.put("use", "enc");
        encryption.put("alg", "RSA-OAEP");
        encryption.put("kid", "provider-key");
        publish(
                Map.of("kty", "OKP", "crv", "Ed25519", "x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", "kid", "ed"),
                Map.of("kty", "PQC", "kid", "of tomorrow"),
                encryption,
                bare);
        signedBy(TestKeys.PROVIDER, h -> {});
    }

    @Test
    void a_key_was_rotated_in_a_second_before_signing() {
        accepted(pending -> {});
        RSAKey next = TestKeys.rsa("next");
        publish(published(next));
        signedBy(next, h -> h.put("kid", "next"));
    }

    @Test
    void a_key_was_rotated_in_place_under_the_same_name() {
        accepted(pending -> {});
        publish(published(renamed(TestKeys.STRANGER, "provider-key")));
        signedBy(TestKeys.STRANGER, h -> {});
    }

    @Test
    void a_key_was_rotated_in_place_without_a_name() {
        publish(nameless(TestKeys.PROVIDER));
        signedBy(TestKeys.PROVIDER, h -> h.remove("kid"));
        publish(nameless(TestKeys.STRANGER));
        signedBy(TestKeys.STRANGER, h -> h.remove("kid"));
    }

    @Test
    void a_key_was_rotated_right_after_a_token_was_refused_or_the_keys_were_away() {
        accepted(pending -> {});
        provider.on("/keys", ScriptedProvider.text(503, "text/plain", ""));
        RSAKey next = TestKeys.rsa("next");
        refusal(() -> logIn(pending -> answerIdToken(
                logins.idToken(pending).header(h -> h.put("kid", "next")).sign(next))));
        publish(published(next));
        clock.advance(Duration.ofSeconds(6));
        signedBy(next, h -> h.put("kid", "next"));
    }

    @TestFactory
    Stream<DynamicTest> an_ID_token_is_unusual() {
        Map<String, Consumer<TestToken>> tokens = new LinkedHashMap<>();
        tokens.put("one audience in an array", t -> t.claims(c -> c.put("aud", List.of(Logins.CLIENT))));
        tokens.put("the audience twice", t -> t.claims(c -> c.put("aud", List.of(Logins.CLIENT, Logins.CLIENT))));
        tokens.put("no azp", t -> t.claims(c -> c.remove("azp")));
        tokens.put("no at_hash", t -> t.claims(c -> c.remove("at_hash")));
        tokens.put("no kind", t -> t.claims(c -> c.remove("typ")));
        tokens.put("no typ in the header", t -> t.header(h -> h.remove("typ")));
        tokens.put("typ in small letters", t -> t.header(h -> h.put("typ", "jwt")));
        tokens.put("typ as a media type", t -> t.header(h -> h.put("typ", "application/jwt")));
        tokens.put("unknown headers", t -> t.header(h -> h.put("x-provider", Map.of("a", List.of(1)))));
        tokens.put("cty", t -> t.header(h -> h.put("cty", "json")));
        tokens.put("unknown claims", t -> t.claims(c -> c.put("nouveauChamp", Map.of("a", List.of(1, "b")))));
        tokens.put(
                "null claims",
                t -> t.claims(c -> {
                    c.put("acr", null);
                    c.put("azp", null);
                    c.put("auth_time", null);
                }));
        tokens.put(
                "empty claims", t -> t.claims(c -> c.putAll(Map.of("typ", "", "acr", "", "auth_time", "", "sid", ""))));
        tokens.put(
                "times with a fraction",
                t -> t.claims(c -> {
                    long now = clock.instant().getEpochSecond();
                    c.put("exp", now + 60.25);
                    c.put("iat", now - 0.75);
                    c.put("auth_time", now - 1.5);
                }));
        tokens.put("times in scientific notation", t -> t.claims(c -> c.put("exp", 1.9E9)));
        tokens.put(
                "a long life", t -> t.claims(c -> c.put("exp", clock.instant().getEpochSecond() + 36_000)));
        tokens.put("no acr", t -> t.claims(c -> c.remove("acr")));
        tokens.put("eidas2", t -> t.claims(c -> c.put("acr", "eidas2")));
        tokens.put("eidas3 of a card", t -> t.claims(c -> c.put("acr", "eidas3")));
        tokens.put("no auth_time", t -> t.claims(c -> c.remove("auth_time")));
        tokens.put(
                "single sign-on",
                t -> t.claims(c -> c.put("auth_time", clock.instant().getEpochSecond() - 3_480)));
        tokens.put("amr", t -> t.claims(c -> c.put("amr", List.of("sc", "pin"))));
        tokens.put(
                "the whole person in the ID token",
                t -> t.claims(c -> c.putAll(Map.of(
                        "SubjectNameID",
                        "899700000017",
                        "preferred_username",
                        "899700000017",
                        "otherIds",
                        List.of()))));
        return tokens.entrySet().stream()
                .map(token -> DynamicTest.dynamicTest(
                        token.getKey(),
                        () -> accepted(pending -> {
                            TestToken idToken = logins.idToken(pending);
                            token.getValue().accept(idToken);
                            answerIdToken(idToken.sign());
                        })));
    }

    @TestFactory
    Stream<DynamicTest> a_token_response_is_unusual() {
        Map<String, Consumer<Map<String, Object>>> responses = new LinkedHashMap<>();
        responses.put("bearer in small letters", a -> a.put("token_type", "bearer"));
        responses.put("no lifetime", a -> a.remove("expires_in"));
        responses.put("a lifetime in a string", a -> a.put("expires_in", "120"));
        responses.put("no refresh token", a -> a.keySet().removeAll(List.of("refresh_token", "refresh_expires_in")));
        responses.put("no scope", a -> a.remove("scope"));
        responses.put("members of Keycloak", a -> a.putAll(Map.of("not-before-policy", 0, "session_state", "x")));
        responses.put("unknown members", a -> a.put("nouveau", Map.of("a", List.of())));
        return responses.entrySet().stream()
                .map(response -> DynamicTest.dynamicTest(
                        response.getKey(),
                        () -> accepted(pending -> {
                            Map<String, Object> members = ScriptedProvider.tokenMembers(
                                    logins.idToken(pending).sign());
                            response.getValue().accept(members);
                            provider.on("/token", ScriptedProvider.json(200, members));
                        })));
    }

    @TestFactory
    Stream<DynamicTest> userinfo_is_unusual() {
        Map<String, Consumer<Map<String, Object>>> responses = new LinkedHashMap<>();
        responses.put("unknown fields", u -> u.put("nouveauChamp", Map.of("a", List.of())));
        responses.put("empty fields", u -> u.putAll(Map.of("SubjectOrganizationID", "", "Mode_Acces_Raison", "")));
        responses.put("nulls", u -> u.put("SubjectRefPro", null));
        responses.put("booleans in French", u -> u.put("Acces_Regulation_Medicale", "FAUX"));
        responses.put("a single string for an array", u -> u.put("SubjectRole", "10^1.2.250.1.213.1.1.5.5"));
        responses.put("a number for an identifier", u -> u.put("SubjectNameID", 899_700_000_017L));
        responses.put("missing sector data", u -> u.remove("SubjectRole"));
        responses.put("aggregated claims", u -> {
            u.put("_claim_names", Map.of("address", "src1"));
            u.put("_claim_sources", Map.of("src1", Map.of("JWT", "a.b.c")));
        });
        responses.put("distributed claims", u -> {
            u.put("_claim_names", Map.of("payment", "src1", "sub", "src1"));
            u.put("_claim_sources", Map.of("src1", Map.of("endpoint", evil.origin() + "/c", "access_token", "t")));
        });
        return responses.entrySet().stream()
                .map(response -> DynamicTest.dynamicTest(
                        response.getKey(),
                        () -> accepted(pending -> {
                            answerUserInfo(response.getValue());
                        })));
    }

    @Test
    void userinfo_is_signed_with_little_in_it_or_has_a_charset() {
        accepted(pending -> answerSignedUserInfo(signedUserInfo().sign()));
        accepted(pending -> answerSignedUserInfo(signedUserInfo()
                .claims(c -> c.remove("iat"))
                .header(h -> h.remove("typ"))
                .sign()));
        accepted(pending -> answerSignedUserInfo(signedUserInfo()
                .claims(c -> c.put("aud", List.of(Logins.CLIENT)))
                .sign()));
        accepted(pending -> provider.on(
                "/userinfo",
                ScriptedProvider.text(
                        200, "Application/JSON;charset=UTF-8", JSONObjectUtils.toJSONString(Logins.userInfo()))));
    }

    @Test
    void the_callback_carries_more_than_was_requested() {
        PendingLogin pending = psc.login().start();
        logins.answerWell(pending);
        String more = "&session_state=11111111-1111-4111-8111-111111111111&iss="
                + URLEncoder.encode(provider.issuer(), StandardCharsets.UTF_8)
                + "&scope=openid+scope_all&utm_source=&x=";
        assertThat(psc.login().complete(pending, URI.create(logins.callback(pending) + more)))
                .isNotNull();
    }

    @Test
    void the_document_is_the_odd_one_of_psc() {
        provider.on(
                "/realm/.well-known/wallet-openid-configuration",
                ScriptedProvider.json(
                        200,
                        Map.of(
                                "issuer", provider.issuer(),
                                "authorization_endpoint", "https://wallet.service.example/auth",
                                "token_endpoint", provider.origin() + "/token",
                                "userinfo_endpoint", provider.origin() + "/userinfo",
                                "jwks_uri", provider.origin() + "/keys",
                                "acr_values_supported", List.of("0", "0"),
                                "id_token_signing_alg_values_supported", List.of("HS256", "RS256", "EdDSA"),
                                "userinfo_signing_alg_values_supported", List.of("none", "RS256"),
                                "subject_types_supported", List.of("public", "pairwise"))));
        accepted(logins.client(b -> b), pending -> {});
    }

    @Test
    void an_absent_level_of_a_plain_login_is_the_one_that_was_requested() {
        PscSession session = logIn(pending -> answerIdToken(
                logins.idToken(pending).claims(c -> c.remove("acr")).sign()));
        assertThat(session.assurance().level()).isEqualTo(EidasLevel.EIDAS1);
        assertThat(session.assurance().statement()).isEqualTo(Assurance.Statement.NOT_STATED);
    }

    @Test
    void the_clocks_differ_by_half_a_minute() {
        for (long seconds : new long[] {-29, 29}) {
            accepted(pending -> answerIdToken(logins.idToken(pending)
                    .claims(c -> {
                        long now = clock.instant().getEpochSecond() + seconds;
                        c.put("iat", now);
                        c.put("auth_time", now);
                        c.put("nbf", now);
                        c.put("exp", now + 30);
                    })
                    .sign()));
        }
    }
}
