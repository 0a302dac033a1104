package io.github.psc4j.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscException;
import io.github.psc4j.event.PscEvent;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.testing.Logins;
import io.github.psc4j.testing.ScriptedProvider;
import io.github.psc4j.testing.TestKeys;
import io.github.psc4j.testing.TestToken;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Who signed a token is decided by the provider's published keys and by nothing that the token says. */
class SignatureTest extends AttackBench {
    private void publish(List<Map<String, Object>> keys) {
        provider.on("/keys", ScriptedProvider.json(200, Map.of("keys", keys)));
    }

    private static Map<String, Object> published(RSAKey key) {
        return new LinkedHashMap<>(key.toPublicJWK().toJSONObject());
    }

    @Test
    void V02_a_provider_that_advertises_none_does_not_get_it_accepted() {
        for (String none : List.of("none", "None", "NONE", " none", "none ", "n\u00f6ne")) {
            provider.announce(Map.of(
                    "id_token_signing_alg_values_supported", List.of(none),
                    "userinfo_signing_alg_values_supported", List.of(none),
                    "token_endpoint_auth_signing_alg_values_supported", List.of(none)));
            var client = logins.client(b -> b);
            for (String signature : List.of("", "AAAA")) {
                assertRefused(
                        ErrorCode.ALGORITHM_NOT_ALLOWED,
                        () -> logIn(client, pending -> {
                            TestToken token = logins.idToken(pending).header(h -> h.put("alg", none));
                            answerIdToken(unsigned(token) + "." + signature);
                        }));
            }
            assertRefusedEverywhere(
                    ErrorCode.ALGORITHM_NOT_ALLOWED, unsigned(logoutToken().header(h -> h.put("alg", none))) + ".");
        }
    }

    private static String unsigned(TestToken token) {
        String signed = token.sign();
        return signed.substring(0, signed.lastIndexOf('.'));
    }

    @Test
    void V03_one_flipped_bit_anywhere_is_noticed() {
        String good = logoutToken().sign();
        assertThat(validateLogout(good).orElseThrow()).isNotNull();
        var validator = logoutValidator((jti, until) -> true);
        String[] parts = good.split("\\.");
        for (int part = 0; part < parts.length; part++) {
            byte[] bytes = new Base64URL(parts[part]).decode();
            for (int i = 0; i < bytes.length; i++) {
                byte[] flipped = bytes.clone();
                flipped[i] ^= (byte) (1 << (i % 8));
                String[] changed = parts.clone();
                changed[part] = Base64URL.encode(flipped).toString();
                refusal(() ->
                        validator.validate(Secret.of(String.join(".", changed))).orElseThrow());
            }
        }
    }

    @Test
    void V03_a_login_with_one_flipped_bit_in_any_part_is_refused() {
        for (int part = 0; part < 3; part++) {
            int spoiled = part;
            refusal(() -> logIn(pending -> {
                String[] parts = logins.idToken(pending).sign().split("\\.");
                byte[] bytes = new Base64URL(parts[spoiled]).decode();
                bytes[bytes.length / 2] ^= 1;
                parts[spoiled] = Base64URL.encode(bytes).toString();
                answerIdToken(String.join(".", parts));
            }));
            refusal(() -> logIn(pending -> {
                String[] parts = signedUserInfo().sign().split("\\.");
                byte[] bytes = new Base64URL(parts[spoiled]).decode();
                bytes[bytes.length / 2] ^= 1;
                parts[spoiled] = Base64URL.encode(bytes).toString();
                answerSignedUserInfo(String.join(".", parts));
            }));
        }
    }

    @Test
    void V04_no_text_of_the_public_key_and_no_client_secret_signs_anything() throws Exception {
        byte[] der = TestKeys.PROVIDER.toRSAPublicKey().getEncoded();
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        List<String> texts = List.of(
                "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n",
                Base64.getEncoder().encodeToString(der),
                TestKeys.PROVIDER.toPublicJWK().toJSONString(),
                new JWKSet(TestKeys.PROVIDER.toPublicJWK()).toString(),
                TestKeys.PROVIDER.getModulus().toString(),
                Logins.SECRET);
        List<byte[]> secrets = new ArrayList<>(List.of(der));
        texts.forEach(text -> secrets.add(text.getBytes(StandardCharsets.UTF_8)));
        for (byte[] secret : secrets) {
            for (String bits : List.of("256", "384", "512")) {
                assertLoginRefused(
                        ErrorCode.ALGORITHM_NOT_ALLOWED,
                        pending -> answerIdToken(logins.idToken(pending)
                                .header(h -> h.put("alg", "HS" + bits))
                                .signedBy(input -> hmac(bits, secret, input))));
            }
        }
    }

    private static byte[] hmac(String bits, byte[] secret, byte[] input) {
        try {
            Mac mac = Mac.getInstance("HmacSHA" + bits);
            mac.init(new SecretKeySpec(secret, "HmacSHA" + bits));
            return mac.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void V05_a_key_or_an_address_in_the_header_is_ignored_and_nobody_is_asked() {
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put("jwk", TestKeys.STRANGER.toPublicJWK().toJSONObject());
        headers.put("jku", evil.origin() + "/keys");
        headers.put("x5u", evil.origin() + "/certificate");
        headers.put("x5c", List.of("MIIB", evil.origin()));
        headers.put("kid", evil.origin() + "/key");
        headers.put("iss", evil.issuer());
        headers.forEach((name, value) -> {
            assertIdTokenRefusedOfStranger(name, value);
            assertRefusedEverywhere(
                    ErrorCode.SIGNATURE_INVALID,
                    logoutToken()
                            .header(h -> h.remove("typ"))
                            .header(h -> h.put(name, value))
                            .sign(TestKeys.STRANGER));
            if (!name.equals("kid")) {
                // The provider may write what it likes there: nobody reads it.
                assertThat(logIn(pending -> answerIdToken(logins.idToken(pending)
                                .header(h -> h.put(name, value))
                                .sign())))
                        .isNotNull();
            }
        });
    }

    private void assertIdTokenRefusedOfStranger(String name, Object value) {
        assertLoginRefused(
                ErrorCode.SIGNATURE_INVALID,
                pending -> answerIdToken(
                        logins.idToken(pending).header(h -> h.put(name, value)).sign(TestKeys.STRANGER)));
    }

    @Test
    void V05_an_address_in_the_key_set_is_not_called_either() {
        Map<String, Object> key = published(TestKeys.PROVIDER);
        key.put("x5u", evil.origin() + "/certificate");
        key.put("jku", evil.origin() + "/keys");
        publish(List.of(key));

        assertThat(logIn(pending -> {})).isNotNull();
    }

    @Test
    void V06_a_key_set_without_a_key_for_signatures_verifies_nothing() {
        Map<String, Object> encryption = published(TestKeys.PROVIDER);
        encryption.put("use", "enc");
        encryption.remove("alg");
        Map<String, Object> otherUse = published(TestKeys.PROVIDER);
        otherUse.put("use", "ENC");
        Map<String, Object> operations = published(TestKeys.PROVIDER);
        operations.remove("use");
        operations.put("key_ops", List.of("encrypt", "wrapKey"));
        Map<String, Object> symmetric = Map.of("kty", "oct", "k", "AAAA", "kid", "provider-key");
        for (List<Map<String, Object>> keys : List.of(
                List.<Map<String, Object>>of(),
                List.of(encryption),
                List.of(otherUse),
                List.of(operations),
                List.of(symmetric),
                List.<Map<String, Object>>of(Map.of()))) {
            publish(keys);
            var client = logins.client(b -> b);
            assertRefused(ErrorCode.SIGNATURE_INVALID, () -> logIn(client, pending -> {}));
            assertRefused(
                    ErrorCode.SIGNATURE_INVALID,
                    () -> logIn(
                            client,
                            pending -> answerIdToken(logins.idToken(pending)
                                    .header(h -> h.put(
                                            "jwk",
                                            TestKeys.STRANGER.toPublicJWK().toJSONObject()))
                                    .sign(TestKeys.STRANGER))));
        }
    }

    @Test
    void V07_whatever_is_called_critical_is_refused() {
        for (Object critical :
                Arrays.asList(List.of("b64"), List.of("exp"), List.of("kid"), List.of(), "b64", 1, null)) {
            assertIdTokenRefused(ErrorCode.CRITICAL_HEADER, token -> token.header(h -> h.put("crit", critical)));
            assertRefusedEverywhere(
                    ErrorCode.CRITICAL_HEADER,
                    logoutToken().header(h -> h.put("crit", critical)).sign());
        }
    }

    @Test
    void V15_only_kid_within_the_published_keys_chooses_a_key() {
        RSAKey other = TestKeys.rsa("other-key");
        publish(List.of(published(TestKeys.PROVIDER), published(other)));
        Map<String, Object> hints = new LinkedHashMap<>();
        hints.put("kid", "other-key");
        hints.put("client_id", "other-key");
        hints.put("jwks_uri", evil.origin() + "/keys");
        hints.put("cnf", Map.of("kid", "other-key"));
        hints.forEach((name, value) -> assertLoginRefused(
                ErrorCode.SIGNATURE_INVALID,
                pending -> answerIdToken(
                        logins.idToken(pending).claims(c -> c.put(name, value)).sign(other))));

        // The same hints do no harm where the named key did sign.
        assertThat(logIn(pending -> answerIdToken(logins.idToken(pending)
                        .claims(c -> c.putAll(hints))
                        .header(h -> h.put("kid", "other-key"))
                        .sign(other))))
                .isNotNull();
        assertIdTokenRefused(ErrorCode.TOKEN_ISSUER_WRONG, token -> token.claims(c -> c.put("iss", evil.issuer())));
    }

    @Test
    void V16_a_strange_kid_is_a_name_and_nothing_else() {
        List<Object> kids = new ArrayList<>(List.of(
                "../../../../dev/null",
                "/etc/passwd",
                "file:///etc/passwd",
                "' OR '1'='1",
                "key' UNION SELECT 'secret",
                "a\r\nINFO canary logged in",
                "${jndi:ldap://127.0.0.1/a}",
                "$(id)",
                "|id",
                evil.origin() + "/key",
                "\u0000",
                "\u202e\u2028",
                "x".repeat(4_000)));
        kids.addAll(List.of(1, true, List.of("provider-key"), Map.of("kid", "provider-key")));
        for (Object kid : kids) {
            PscException refusal = refusal(() -> logIn(pending -> answerIdToken(
                    logins.idToken(pending).header(h -> h.put("kid", kid)).sign(TestKeys.STRANGER))));
            assertThat(refusal.code())
                    .isEqualTo(kid instanceof String ? ErrorCode.SIGNATURE_INVALID : ErrorCode.TOKEN_MALFORMED);
            assertThat(refusal.getMessage().substring("PSC-5003 ".length())).doesNotContain(String.valueOf(kid));
        }
        // Every look-up was in the set that the provider publishes, and that was requested a few times only.
        assertThat(provider.received("/keys")).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void V17_weak_and_ambiguous_keys_are_left_out_with_a_warning() throws Exception {
        RSAKey weak = new RSAKeyGenerator(1024, true).keyID("weak").generate();
        Map<String, Object> exponentOne = published(TestKeys.STRANGER);
        exponentOne.put("e", "AQ");
        Map<String, Object> offCurve = Map.of(
                "kty",
                "EC",
                "crv",
                "P-256",
                "kid",
                "off-curve",
                "x",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE",
                "y",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE");
        RSAKey twin = TestKeys.rsa("twin");
        Map<String, Object> otherTwin = published(TestKeys.STRANGER);
        otherTwin.put("kid", "twin");
        for (List<Map<String, Object>> bad : List.of(
                List.of(published(weak)),
                List.of(exponentOne),
                List.of(offCurve),
                List.of(published(twin), otherTwin))) {
            List<Map<String, Object>> keys = new ArrayList<>(bad);
            keys.add(published(TestKeys.PROVIDER));
            publish(keys);
            var client = logins.client(b -> b);
            logins.events.clear();
            // The good key beside it still works, and what was left out is told.
            assertThat(logIn(client, pending -> {})).isNotNull();
            assertThat(logins.events).hasAtLeastOneElementOfType(PscEvent.KeyIgnored.class);
            String kid = String.valueOf(bad.get(0).get("kid"));
            RSAKey signer = kid.equals("twin") ? twin : TestKeys.STRANGER;
            assertRefused(
                    ErrorCode.SIGNATURE_INVALID,
                    () -> logIn(
                            client,
                            pending -> answerIdToken(logins.idToken(pending)
                                    .header(h -> h.put("kid", kid))
                                    .sign(signer))));
        }
    }
}
