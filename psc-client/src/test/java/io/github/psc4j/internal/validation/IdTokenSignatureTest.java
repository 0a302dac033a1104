package io.github.psc4j.internal.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.testing.Proves;
import io.github.psc4j.testing.ScriptedProvider;
import io.github.psc4j.testing.TestKeys;
import io.github.psc4j.testing.TestToken;
import io.github.psc4j.token.IdToken;
import io.github.psc4j.token.SigningAlgorithm;
import io.github.psc4j.token.ValidationOutcome;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is validated before any claim is believed: the form, the header, the signature. */
class IdTokenSignatureTest extends IdTokenValidatorFixture {
    @Nested
    class The_form {
        @ParameterizedTest
        @ValueSource(
                strings = {".", "a.b", "a.b.c.d", "....", "e30.e30.", "e30.e30.AA==", "e30.W10.AA", "x", "e30.e30.A"})
        @Proves(Requirement.RFC_7515_FORM)
        void is_three_parts_of_canonical_base64url_with_json_objects(String compact) {
            assertThat(validate(compact)).isInstanceOf(ValidationOutcome.Rejected.class);
        }

        @Test
        @Proves(Requirement.CORE_NOT_ENCRYPTED)
        void V01_is_never_encrypted() {
            assertRejected(ErrorCode.TOKEN_MALFORMED, "eyJhbGciOiJSU0EtT0FFUCJ9.AA.AA.AA.AA");
        }

        @Test
        void V11_is_not_deep() {
            String deep = "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000);
            String rest = good().sign().substring(good().sign().indexOf('.'));
            assertRejected(ErrorCode.TOKEN_MALFORMED, TestToken.part(deep) + rest);
            assertRejected(
                    ErrorCode.TOKEN_MALFORMED,
                    TestToken.part("{\"alg\":\"RS256\"}") + "." + TestToken.part(deep) + ".AA");
        }

        @Test
        void is_not_longer_than_the_limit() {
            assertRejected(ErrorCode.TOKEN_MALFORMED, "a".repeat(70_000));
        }
    }

    @TestFactory
    @Proves(Requirement.RFC_8725_ALL_OPERATIONS)
    Stream<DynamicTest> V03_refuses_a_token_with_one_changed_character() {
        String compact = good().sign();
        return IntStream.range(0, compact.length())
                .filter(i -> compact.charAt(i) != '.' && i % 7 == 0 || i == compact.length() - 1)
                .mapToObj(i -> DynamicTest.dynamicTest("at " + i, () -> {
                    char other = compact.charAt(i) == 'A' ? 'B' : 'A';
                    String changed = compact.substring(0, i) + other + compact.substring(i + 1);
                    assertThat(validate(changed)).isInstanceOf(ValidationOutcome.Rejected.class);
                }));
    }

    @Test
    void refuses_the_key_of_a_stranger() {
        assertRejected(ErrorCode.SIGNATURE_INVALID, good().sign(TestKeys.STRANGER));
    }

    @Test
    @Proves(Requirement.CORE_ROTATION)
    void refuses_an_unknown_kid_and_asks_for_new_keys_once_only() {
        String unknown = good().header(h -> h.put("kid", "unheard-of")).sign();

        for (int i = 0; i < 20; i++) {
            assertRejected(ErrorCode.SIGNATURE_INVALID, unknown);
        }

        assertThat(provider.received("/keys")).hasSize(2);
    }

    @Test
    @Proves(Requirement.RFC_8725_HEADER_KEYS)
    void V16_looks_up_a_strange_kid_nowhere() {
        for (String kid : List.of("../../etc/passwd", "' OR 1=1 --", "a\r\nb", "http://127.0.0.1/key", "\u0000")) {
            assertThat(validate(good().header(h -> h.put("kid", kid)).sign()))
                    .isInstanceOf(ValidationOutcome.Rejected.class);
        }
    }

    @Test
    @Proves(Requirement.CORE_ROTATION)
    void accepts_a_key_that_was_rotated_in_a_second_ago() {
        verified(good().sign());
        RSAKey next = TestKeys.rsa("next");
        provider.on("/keys", ScriptedProvider.json(200, new JWKSet(List.of(next.toPublicJWK())).toJSONObject()));

        verified(good().header(h -> h.put("kid", "next")).sign(next));
    }

    @Test
    @Proves(Requirement.CORE_ROTATION)
    void accepts_a_key_that_took_the_place_of_one_of_the_same_name_or_of_none() {
        verified(good().sign());
        RSAKey sameName = TestKeys.rsa(TestKeys.PROVIDER.getKeyID());
        provider.on("/keys", ScriptedProvider.json(200, new JWKSet(sameName.toPublicJWK()).toJSONObject()));
        verified(good().sign(sameName));

        clock.advance(Duration.ofSeconds(30));
        Map<String, Object> nameless = TestKeys.STRANGER.toPublicJWK().toJSONObject();
        nameless.remove("kid");
        provider.on("/keys", ScriptedProvider.json(200, Map.of("keys", List.of(nameless))));
        verified(good().header(h -> h.remove("kid")).sign(TestKeys.STRANGER));
    }

    @Test
    void a_bad_signature_says_nothing_while_new_keys_cannot_be_had() {
        verified(good().sign());
        provider.on("/keys", ScriptedProvider.text(503, "text/plain", ""));

        for (int i = 0; i < 20; i++) {
            assertThat(validate(good().sign(TestKeys.STRANGER))).isInstanceOf(ValidationOutcome.Undetermined.class);
        }
        assertThat(provider.received("/keys")).hasSize(2);
        assertThat(validate(good().sign())).isInstanceOf(ValidationOutcome.Verified.class);
    }

    @Test
    void a_key_is_named_by_a_text() {
        for (Object kid : List.of(1, List.of("provider-key"), true)) {
            assertRejected(
                    ErrorCode.TOKEN_MALFORMED,
                    good().header(h -> h.put("kid", kid)).sign());
        }
    }

    @Test
    void a_certificate_that_is_spoiled_does_not_spoil_its_key() {
        Map<String, Object> key = TestKeys.PROVIDER.toPublicJWK().toJSONObject();
        key.put("x5c", List.of("nonsense"));
        key.put("x5t#S256", "nonsense");
        provider.on("/keys", ScriptedProvider.json(200, Map.of("keys", List.of(key))));

        verified(good().sign());
    }

    @Test
    void accepts_the_only_key_when_it_has_no_name() {
        Map<String, Object> nameless = TestKeys.PROVIDER.toPublicJWK().toJSONObject();
        nameless.remove("kid");
        provider.on("/keys", ScriptedProvider.json(200, Map.of("keys", List.of(nameless))));

        verified(good().sign());
        verified(good().header(h -> h.remove("kid")).sign());
    }

    @Test
    @Proves(Requirement.CORE_NO_MAC)
    void V02_refuses_none_in_every_spelling() {
        for (String none : List.of("none", "None", "NONE", " none", "none ", "")) {
            String header = TestToken.part("{\"alg\":\"" + none + "\",\"typ\":\"JWT\"}");
            String claims = good().sign().split("\\.")[1];
            assertThat(validate(header + "." + claims + ".")).isInstanceOf(ValidationOutcome.Rejected.class);
            assertRejected(ErrorCode.ALGORITHM_NOT_ALLOWED, header + "." + claims + ".AAAA");
        }
    }

    @Test
    @Proves(Requirement.CORE_NO_MAC)
    void V04_refuses_an_hmac_made_with_anything_public() throws Exception {
        byte[] der = TestKeys.PROVIDER.toRSAPublicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(der)
                + "\n-----END PUBLIC KEY-----\n";
        for (byte[] secret : List.of(
                der,
                pem.getBytes(StandardCharsets.UTF_8),
                TestKeys.PROVIDER.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8),
                "client-secret".getBytes(StandardCharsets.UTF_8))) {
            assertRejected(
                    ErrorCode.ALGORITHM_NOT_ALLOWED,
                    good().header(h -> h.put("alg", "HS256")).signedBy(input -> hmac(secret, input)));
        }
    }

    private byte[] hmac(byte[] secret, byte[] input) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @Proves(Requirement.RFC_8725_HEADER_KEYS)
    void V05_looks_at_no_key_and_no_address_in_the_header() {
        for (String name : List.of("jku", "x5u")) {
            assertRejected(
                    ErrorCode.SIGNATURE_INVALID,
                    good().header(h -> h.put(name, provider.origin() + "/evil")).sign(TestKeys.STRANGER));
        }
        assertRejected(
                ErrorCode.SIGNATURE_INVALID,
                good().header(h -> h.put("jwk", TestKeys.STRANGER.toPublicJWK().toJSONObject()))
                        .sign(TestKeys.STRANGER));

        assertThat(provider.received("/evil")).isEmpty();
    }

    @Test
    @Proves(Requirement.DISCOVERY_KEY_USE)
    void V06_refuses_when_there_are_only_keys_for_encryption() {
        Map<String, Object> enc = TestKeys.PROVIDER.toPublicJWK().toJSONObject();
        enc.put("use", "enc");
        enc.remove("alg");
        provider.on("/keys", ScriptedProvider.json(200, Map.of("keys", List.of(enc))));

        assertRejected(ErrorCode.SIGNATURE_INVALID, good().sign());
    }

    @Test
    void V06_refuses_when_there_are_no_keys() {
        provider.on("/keys", ScriptedProvider.json(200, Map.of("keys", List.of())));

        assertRejected(ErrorCode.SIGNATURE_INVALID, good().sign());
    }

    @Test
    void V07_refuses_every_critical_header() {
        for (Object crit : List.of(List.of("b64"), List.of("exp"), List.of(), "b64")) {
            assertRejected(
                    ErrorCode.CRITICAL_HEADER,
                    good().header(h -> h.put("crit", crit)).sign());
        }
    }

    @Test
    void V08_refuses_an_ecdsa_signature_of_zeros() {
        assertThat(validate(good().header(h -> h.put("alg", "ES256")).signedBy(input -> new byte[64])))
                .isInstanceOf(ValidationOutcome.Rejected.class);
    }

    @Test
    void V08_refuses_ecdsa_signatures_of_odd_numbers_where_ecdsa_is_allowed() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
        provider.on("/keys", ScriptedProvider.json(200, new JWKSet(key.toPublicJWK()).toJSONObject()));
        IdTokenValidator ecdsa = validator(Set.of(SigningAlgorithm.ES256));
        TestToken token = good().header(h -> {
            h.put("alg", "ES256");
            h.put("kid", "ec");
        });
        BigInteger order = Curve.P_256.toECParameterSpec().getOrder();
        List<BigInteger> odd = List.of(
                BigInteger.ZERO,
                order,
                order.add(BigInteger.ONE),
                BigInteger.TWO.pow(256).subtract(BigInteger.ONE));
        for (BigInteger r : odd) {
            for (BigInteger s : odd) {
                byte[] signature = new byte[64];
                unsigned(r, signature, 0);
                unsigned(s, signature, 32);
                assertThat(validateWith(ecdsa, token.signedBy(input -> signature)))
                        .isInstanceOf(ValidationOutcome.Rejected.class);
            }
        }
        assertThat(validateWith(ecdsa, token.signedBy(input -> new byte[0])))
                .isInstanceOf(ValidationOutcome.Rejected.class);
        assertThat(validateWith(ecdsa, token.signedBy(input -> ecdsa(key, input))))
                .isInstanceOf(ValidationOutcome.Verified.class);
    }

    private void unsigned(BigInteger number, byte[] target, int at) {
        byte[] bytes = number.toByteArray();
        int length = Math.min(bytes.length, 32);
        System.arraycopy(bytes, bytes.length - length, target, at + 32 - length, length);
    }

    private byte[] ecdsa(ECKey key, byte[] input) {
        try {
            return new ECDSASigner(key)
                    .sign(new JWSHeader(JWSAlgorithm.ES256), input)
                    .decode();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private ValidationOutcome<IdToken> validateWith(IdTokenValidator other, String compact) {
        return other.validateLogin(
                Secret.of(compact), Secret.of(TestToken.ACCESS_TOKEN), Secret.of(TestToken.NONCE), Optional.empty());
    }

    @Test
    @Proves(Requirement.RFC_8725_KEYS)
    void V17_refuses_a_key_of_less_than_2048_bits() throws Exception {
        RSAKey weak = new RSAKeyGenerator(1024, true).keyID("weak").generate();
        provider.on("/keys", ScriptedProvider.json(200, new JWKSet(weak.toPublicJWK()).toJSONObject()));

        assertRejected(ErrorCode.SIGNATURE_INVALID, weaklySigned(weak));
    }

    private String weaklySigned(RSAKey key) {
        return good().header(h -> h.put("kid", "weak")).signedBy(input -> TestKeys.rs256(key, input));
    }

    @Test
    @Proves(Requirement.RFC_8725_KEYS)
    void V17_refuses_a_public_exponent_of_one() {
        // With the exponent 1 the padded hash itself is a signature.
        Map<String, Object> key = TestKeys.PROVIDER.toPublicJWK().toJSONObject();
        key.put("e", "AQ");
        provider.on("/keys", ScriptedProvider.json(200, Map.of("keys", List.of(key))));

        assertRejected(ErrorCode.SIGNATURE_INVALID, good().signedBy(this::paddedHash));
    }

    private byte[] paddedHash(byte[] input) {
        try {
            byte[] prefix = Base64.getDecoder().decode("MDEwDQYJYIZIAWUDBAIBBQAEIA==");
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(input);
            byte[] block = new byte[256];
            Arrays.fill(block, (byte) 0xff);
            block[0] = 0;
            block[1] = 1;
            block[256 - hash.length - prefix.length - 1] = 0;
            System.arraycopy(prefix, 0, block, 256 - hash.length - prefix.length, prefix.length);
            System.arraycopy(hash, 0, block, 256 - hash.length, hash.length);
            return block;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void refuses_a_key_that_is_for_something_else() {
        for (Map<String, Object> purpose :
                List.<Map<String, Object>>of(Map.of("key_ops", List.of("encrypt")), Map.of("alg", "RS512"))) {
            Map<String, Object> key = TestKeys.PROVIDER.toPublicJWK().toJSONObject();
            key.remove("use");
            key.putAll(purpose);
            provider.on("/keys", ScriptedProvider.json(200, Map.of("keys", List.of(key))));
            clock.advance(Duration.ofDays(2));
            long now = clock.instant().getEpochSecond();
            assertRejected(
                    ErrorCode.SIGNATURE_INVALID,
                    good().claims(c -> {
                                c.put("iat", now);
                                c.put("exp", now + 60);
                                c.put("auth_time", now);
                            })
                            .sign());
        }
    }

    @Test
    void V03_refuses_another_spelling_of_the_same_signature() {
        // 256 bytes leave four unused bits in the last character: sixteen characters decode to the same bytes.
        String compact = good().sign();
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(compact.charAt(compact.length() - 1));
        String other = compact.substring(0, compact.length() - 1) + alphabet.charAt(last + 1);

        assertRejected(ErrorCode.TOKEN_MALFORMED, other);
    }

    @Test
    @Proves(Requirement.RFC_8725_KEYS)
    void V17_refuses_weak_and_ambiguous_keys() {
        Map<String, Object> key = TestKeys.PROVIDER.toPublicJWK().toJSONObject();
        provider.on("/keys", ScriptedProvider.json(200, Map.of("keys", List.of(key, key))));
        assertRejected(ErrorCode.SIGNATURE_INVALID, good().sign());
    }

    @Test
    void is_undetermined_while_the_keys_cannot_be_had() {
        provider.on("/keys", ScriptedProvider.text(503, "text/plain", ""));

        assertThat(validate(good().sign()))
                .isInstanceOfSatisfying(
                        ValidationOutcome.Undetermined.class,
                        undetermined -> assertThat(undetermined.reason().code()).isEqualTo(ErrorCode.PROVIDER_STATUS));
    }

    @Test
    void refuses_an_algorithm_that_the_application_did_not_allow() {
        assertRejected(
                ErrorCode.ALGORITHM_NOT_ALLOWED,
                good().header(h -> h.put("alg", "PS256")).sign());
    }
}
