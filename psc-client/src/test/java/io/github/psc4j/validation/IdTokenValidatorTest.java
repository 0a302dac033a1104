package io.github.psc4j.validation;

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
import io.github.psc4j.assurance.Assurance;
import io.github.psc4j.assurance.AssurancePolicy;
import io.github.psc4j.assurance.EidasLevel;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.http.HttpSettings;
import io.github.psc4j.http.HttpTransport;
import io.github.psc4j.provider.ProviderDirectory;
import io.github.psc4j.provider.ProviderKeys;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.testing.FakeClock;
import io.github.psc4j.testing.ScriptedProvider;
import io.github.psc4j.testing.TestKeys;
import io.github.psc4j.testing.TestToken;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdTokenValidatorTest {
    private static final String CLIENT = "my-service";
    private static final long NOW = FakeClock.START.getEpochSecond();

    private final FakeClock clock = new FakeClock();
    private final ScriptedProvider provider = new ScriptedProvider();
    private final IdTokenValidator validator = validator(Set.of(SigningAlgorithm.RS256));

    private IdTokenValidator validator(Set<SigningAlgorithm> algorithms) {
        HttpTransport http = new HttpTransport(HttpSettings.defaults(), Optional.empty(), event -> {});
        PscEnvironment environment = PscEnvironment.development(provider.issuerUri());
        ProviderDirectory directory = new ProviderDirectory(environment, http, clock, Runnable::run, event -> {});
        ProviderKeys keys = new ProviderKeys(directory, http, clock, Runnable::run, event -> {});
        return new IdTokenValidator(
                new ValidationSettings(
                        provider.issuer(),
                        CLIENT,
                        algorithms,
                        AssurancePolicy.standard(),
                        clock,
                        ValidationSettings.DEFAULT_SKEW),
                keys);
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    private TestToken good() {
        return TestToken.good(provider.issuer(), CLIENT);
    }

    private Verification<IdToken> validate(String compact) {
        return validate(compact, Optional.empty());
    }

    private Verification<IdToken> validate(String compact, Optional<EidasLevel> demanded) {
        return validator.validateLogin(
                Secret.of(compact), Secret.of(TestToken.ACCESS_TOKEN), Secret.of(TestToken.NONCE), demanded);
    }

    private void assertRejected(ErrorCode code, String compact) {
        assertThat(validate(compact))
                .isInstanceOfSatisfying(
                        Verification.Rejected.class,
                        rejected -> assertThat(rejected.violation().code()).isEqualTo(code));
    }

    private IdToken verified(String compact) {
        return validate(compact).orElseThrow();
    }

    @Test
    void accepts_what_psc_sends() {
        IdToken token = verified(good().sign());

        assertThat(token.subject()).isEqualTo(TestToken.SUBJECT);
        assertThat(token.sessionId()).hasValue("11111111-1111-4111-8111-111111111111");
        assertThat(token.assurance().level()).isEqualTo(EidasLevel.EIDAS1);
        assertThat(token.assurance().statement()).isEqualTo(Assurance.Statement.STATED);
        assertThat(token.assurance().authenticatedAt()).hasValue(FakeClock.START.minusSeconds(60));
    }

    @Test
    void prints_nobody() {
        assertThat(verified(good().sign()).toString()).doesNotContain("899700000017", "f:0000");
    }

    @Nested
    class The_form {
        @ParameterizedTest
        @ValueSource(
                strings = {".", "a.b", "a.b.c.d", "....", "e30.e30.", "e30.e30.AA==", "e30.W10.AA", "x", "e30.e30.A"})
        void is_three_parts_of_canonical_base64url_with_json_objects(String compact) {
            assertThat(validate(compact)).isInstanceOf(Verification.Rejected.class);
        }

        @Test
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

    @Nested
    class The_signature {
        @TestFactory
        Stream<DynamicTest> V03_refuses_a_token_with_one_changed_character() {
            String compact = good().sign();
            return IntStream.range(0, compact.length())
                    .filter(i -> compact.charAt(i) != '.' && i % 7 == 0 || i == compact.length() - 1)
                    .mapToObj(i -> DynamicTest.dynamicTest("at " + i, () -> {
                        char other = compact.charAt(i) == 'A' ? 'B' : 'A';
                        String changed = compact.substring(0, i) + other + compact.substring(i + 1);
                        assertThat(validate(changed)).isInstanceOf(Verification.Rejected.class);
                    }));
        }

        @Test
        void refuses_the_key_of_a_stranger() {
            assertRejected(ErrorCode.SIGNATURE_INVALID, good().sign(TestKeys.STRANGER));
        }

        @Test
        void refuses_an_unknown_kid_and_asks_for_new_keys_once_only() {
            String unknown = good().header(h -> h.put("kid", "unheard-of")).sign();

            for (int i = 0; i < 20; i++) {
                assertRejected(ErrorCode.SIGNATURE_INVALID, unknown);
            }

            assertThat(provider.received("/keys")).hasSize(2);
        }

        @Test
        void V16_looks_up_a_strange_kid_nowhere() {
            for (String kid : List.of("../../etc/passwd", "' OR 1=1 --", "a\r\nb", "http://127.0.0.1/key", "\u0000")) {
                assertThat(validate(good().header(h -> h.put("kid", kid)).sign()))
                        .isInstanceOf(Verification.Rejected.class);
            }
        }

        @Test
        void accepts_a_key_that_was_rotated_in_a_second_ago() {
            verified(good().sign());
            RSAKey next = TestKeys.rsa("next");
            provider.on("/keys", ScriptedProvider.json(200, new JWKSet(List.of(next.toPublicJWK())).toJSONObject()));

            verified(good().header(h -> h.put("kid", "next")).sign(next));
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
        void V02_refuses_none_in_every_spelling() {
            for (String none : List.of("none", "None", "NONE", " none", "none ", "")) {
                String header = TestToken.part("{\"alg\":\"" + none + "\",\"typ\":\"JWT\"}");
                String claims = good().sign().split("\\.")[1];
                assertThat(validate(header + "." + claims + ".")).isInstanceOf(Verification.Rejected.class);
                assertRejected(ErrorCode.ALGORITHM_NOT_ALLOWED, header + "." + claims + ".AAAA");
            }
        }

        @Test
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
        void V05_looks_at_no_key_and_no_address_in_the_header() {
            for (String name : List.of("jku", "x5u")) {
                assertRejected(
                        ErrorCode.SIGNATURE_INVALID,
                        good().header(h -> h.put(name, provider.origin() + "/evil"))
                                .sign(TestKeys.STRANGER));
            }
            assertRejected(
                    ErrorCode.SIGNATURE_INVALID,
                    good().header(h ->
                                    h.put("jwk", TestKeys.STRANGER.toPublicJWK().toJSONObject()))
                            .sign(TestKeys.STRANGER));

            assertThat(provider.received("/evil")).isEmpty();
        }

        @Test
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
                    .isInstanceOf(Verification.Rejected.class);
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
                            .isInstanceOf(Verification.Rejected.class);
                }
            }
            assertThat(validateWith(ecdsa, token.signedBy(input -> new byte[0])))
                    .isInstanceOf(Verification.Rejected.class);
            assertThat(validateWith(ecdsa, token.signedBy(input -> ecdsa(key, input))))
                    .isInstanceOf(Verification.Verified.class);
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

        private Verification<IdToken> validateWith(IdTokenValidator other, String compact) {
            return other.validateLogin(
                    Secret.of(compact),
                    Secret.of(TestToken.ACCESS_TOKEN),
                    Secret.of(TestToken.NONCE),
                    Optional.empty());
        }

        @Test
        void V17_refuses_a_key_of_less_than_2048_bits() throws Exception {
            RSAKey weak = new RSAKeyGenerator(1024, true).keyID("weak").generate();
            provider.on("/keys", ScriptedProvider.json(200, new JWKSet(weak.toPublicJWK()).toJSONObject()));

            assertRejected(ErrorCode.SIGNATURE_INVALID, weaklySigned(weak));
        }

        /** By the JCA, since the signer of the library refuses such a key. */
        private String weaklySigned(RSAKey key) {
            return good().header(h -> h.put("kid", "weak")).signedBy(input -> {
                try {
                    Signature signature = Signature.getInstance("SHA256withRSA");
                    signature.initSign(key.toRSAPrivateKey());
                    signature.update(input);
                    return signature.sign();
                } catch (GeneralSecurityException | JOSEException e) {
                    throw new IllegalStateException(e);
                }
            });
        }

        @Test
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
                            Verification.Undetermined.class,
                            undetermined ->
                                    assertThat(undetermined.reason().code()).isEqualTo(ErrorCode.PROVIDER_STATUS));
        }

        @Test
        void refuses_an_algorithm_that_the_application_did_not_allow() {
            assertRejected(
                    ErrorCode.ALGORITHM_NOT_ALLOWED,
                    good().header(h -> h.put("alg", "PS256")).sign());
        }
    }

    @TestFactory
    Stream<DynamicTest> refuses_a_claim_that_is_not_right() {
        return Stream.of(
                        spoiled(
                                ErrorCode.TOKEN_ISSUER_WRONG,
                                "another issuer",
                                c -> c.put("iss", "https://evil.example")),
                        spoiled(
                                ErrorCode.TOKEN_ISSUER_WRONG,
                                "issuer with a slash more",
                                c -> c.put("iss", c.get("iss") + "/")),
                        spoiled(ErrorCode.TOKEN_ISSUER_WRONG, "no issuer", c -> c.remove("iss")),
                        spoiled(ErrorCode.SUBJECT_INVALID, "no subject", c -> c.remove("sub")),
                        spoiled(ErrorCode.SUBJECT_INVALID, "blank subject", c -> c.put("sub", "  ")),
                        spoiled(ErrorCode.SUBJECT_INVALID, "empty subject", c -> c.put("sub", "")),
                        spoiled(ErrorCode.SUBJECT_INVALID, "array as subject", c -> c.put("sub", List.of("a"))),
                        spoiled(ErrorCode.SUBJECT_INVALID, "long subject", c -> c.put("sub", "a".repeat(256))),
                        spoiled(ErrorCode.AUDIENCE_WRONG, "another audience", c -> c.put("aud", "other")),
                        spoiled(ErrorCode.AUDIENCE_WRONG, "no audience", c -> c.remove("aud")),
                        spoiled(ErrorCode.AUDIENCE_WRONG, "empty audience", c -> c.put("aud", List.of())),
                        spoiled(
                                ErrorCode.AUDIENCE_WRONG,
                                "one more audience",
                                c -> c.put("aud", List.of(CLIENT, "other"))),
                        spoiled(ErrorCode.AUDIENCE_WRONG, "audience of another type", c -> c.put("aud", List.of(1))),
                        spoiled(ErrorCode.AUTHORIZED_PARTY_WRONG, "another azp", c -> c.put("azp", "other")),
                        spoiled(ErrorCode.AUTHORIZED_PARTY_WRONG, "azp of another type", c -> c.put("azp", 1)),
                        spoiled(ErrorCode.TOKEN_EXPIRED, "no end", c -> c.remove("exp")),
                        spoiled(ErrorCode.TOKEN_EXPIRED, "ended beyond the skew", c -> c.put("exp", NOW - 30)),
                        spoiled(ErrorCode.TOKEN_EXPIRED, "end as text", c -> c.put("exp", "" + (NOW + 60))),
                        spoiled(ErrorCode.TOKEN_EXPIRED, "end beyond time", c -> c.put("exp", 1e300)),
                        spoiled(ErrorCode.TOKEN_EXPIRED, "negative end", c -> c.put("exp", -1)),
                        spoiled(ErrorCode.ISSUED_AT_IMPLAUSIBLE, "no iat", c -> c.remove("iat")),
                        spoiled(ErrorCode.ISSUED_AT_IMPLAUSIBLE, "issued tomorrow", c -> c.put("iat", NOW + 31)),
                        spoiled(ErrorCode.ISSUED_AT_IMPLAUSIBLE, "issued long ago", c -> c.put("iat", NOW - 631)),
                        spoiled(ErrorCode.TOKEN_NOT_YET_VALID, "not yet valid", c -> c.put("nbf", NOW + 31)),
                        spoiled(ErrorCode.TOKEN_NOT_YET_VALID, "nbf as text", c -> c.put("nbf", "soon")),
                        spoiled(ErrorCode.NONCE_WRONG, "V33 no nonce", c -> c.remove("nonce")),
                        spoiled(ErrorCode.NONCE_WRONG, "V33 empty nonce", c -> c.put("nonce", "")),
                        spoiled(ErrorCode.NONCE_WRONG, "V33 another nonce", c -> c.put("nonce", "another")),
                        spoiled(
                                ErrorCode.NONCE_WRONG,
                                "V33 nonce of another type",
                                c -> c.put("nonce", List.of(TestToken.NONCE))),
                        spoiled(
                                ErrorCode.ACCESS_TOKEN_HASH_WRONG,
                                "hash of another token",
                                c -> c.put("at_hash", TestToken.hash("x"))),
                        spoiled(ErrorCode.ACCESS_TOKEN_HASH_WRONG, "hash of another type", c -> c.put("at_hash", 1)),
                        spoiled(ErrorCode.ASSURANCE_TOO_LOW, "V49 unknown level", c -> c.put("acr", "0")),
                        spoiled(
                                ErrorCode.ASSURANCE_TOO_LOW,
                                "V49 level in another spelling",
                                c -> c.put("acr", "EIDAS1")),
                        spoiled(ErrorCode.ASSURANCE_TOO_LOW, "V49 level of another type", c -> c.put("acr", 1)),
                        spoiled(
                                ErrorCode.AUTHENTICATION_TOO_OLD,
                                "V50 before the longest session",
                                c -> c.put("auth_time", NOW - 14_431)),
                        spoiled(
                                ErrorCode.AUTHENTICATION_TOO_OLD,
                                "V50 in the future",
                                c -> c.put("auth_time", NOW + 31)),
                        spoiled(ErrorCode.AUTHENTICATION_TOO_OLD, "V50 unreadable", c -> c.put("auth_time", "now")),
                        spoiled(ErrorCode.TOKEN_TYPE_WRONG, "an access token", c -> c.put("typ", "Bearer")),
                        spoiled(ErrorCode.TOKEN_TYPE_WRONG, "a refresh token", c -> c.put("typ", "Refresh")),
                        spoiled(ErrorCode.TOKEN_TYPE_WRONG, "a logout token", c -> c.put("typ", "Logout")))
                .map(s -> DynamicTest.dynamicTest(
                        s.name,
                        () -> assertRejected(s.code, good().claims(s.change).sign())));
    }

    private record Spoiled(ErrorCode code, String name, Consumer<Map<String, Object>> change) {}

    private static Spoiled spoiled(ErrorCode code, String name, Consumer<Map<String, Object>> change) {
        return new Spoiled(code, name, change);
    }

    @Test
    void refuses_a_header_that_announces_another_kind_of_token() {
        for (Object typ : List.of("at+jwt", "logout+jwt", 1)) {
            assertRejected(
                    ErrorCode.TOKEN_TYPE_WRONG,
                    good().header(h -> h.put("typ", typ)).sign());
        }
    }

    @TestFactory
    Stream<DynamicTest> accepts_what_is_unusual_and_right() {
        return Stream.<Map.Entry<String, Consumer<Map<String, Object>>>>of(
                        Map.entry("one-element array as audience", c -> c.put("aud", List.of(CLIENT))),
                        Map.entry("no azp", c -> c.remove("azp")),
                        Map.entry(
                                "empty strings for nothing",
                                c -> c.putAll(Map.of("azp", "", "at_hash", "", "typ", "", "acr", ""))),
                        Map.entry("no typ claim", c -> c.remove("typ")),
                        Map.entry("no at_hash", c -> c.remove("at_hash")),
                        Map.entry("no auth_time", c -> c.remove("auth_time")),
                        Map.entry("an end just within the skew", c -> c.put("exp", NOW - 29)),
                        Map.entry("issued just within the skew", c -> c.put("iat", NOW + 30)),
                        Map.entry("valid just within the skew", c -> c.put("nbf", NOW + 30)),
                        Map.entry("times with a fraction", c -> c.put("exp", NOW + 60.5)),
                        Map.entry(
                                "authenticated just within the longest session", c -> c.put("auth_time", NOW - 14_429)),
                        Map.entry("eidas2", c -> c.put("acr", "eidas2")),
                        Map.entry("eidas3", c -> c.put("acr", "eidas3")),
                        Map.entry("unknown claims", c -> c.put("ChampAjoute", Map.of("a", List.of(1)))))
                .map(e -> DynamicTest.dynamicTest(
                        e.getKey(), () -> verified(good().claims(e.getValue()).sign())));
    }

    @Nested
    class The_level_of_assurance {
        @Test
        void is_taken_as_asked_for_and_not_stated_when_a_plain_login_gets_none() {
            Assurance assurance =
                    verified(good().claims(c -> c.remove("acr")).sign()).assurance();

            assertThat(assurance.level()).isEqualTo(EidasLevel.EIDAS1);
            assertThat(assurance.statement()).isEqualTo(Assurance.Statement.NOT_STATED);
        }

        @Test
        void V49_is_refused_when_one_is_demanded_and_none_is_stated() {
            assertThat(validate(good().claims(c -> c.remove("acr")).sign(), Optional.of(EidasLevel.EIDAS1)))
                    .isInstanceOf(Verification.Rejected.class);
        }

        @Test
        void V49_is_refused_when_it_is_lower_than_demanded_and_accepted_when_higher() {
            for (EidasLevel demanded : EidasLevel.values()) {
                for (EidasLevel stated : EidasLevel.values()) {
                    String acr = stated.name().toLowerCase(java.util.Locale.ROOT);
                    Verification<IdToken> result =
                            validate(good().claims(c -> c.put("acr", acr)).sign(), Optional.of(demanded));
                    assertThat(result instanceof Verification.Verified).isEqualTo(stated.isAtLeast(demanded));
                }
            }
        }
    }

    @Nested
    class A_renewed_token {
        private IdToken first;

        @BeforeEach
        void logIn() {
            first = verified(good().sign());
            clock.advance(Duration.ofMinutes(5));
        }

        private Verification<IdToken> renewed(Consumer<Map<String, Object>> change) {
            String next = good().claims(c -> {
                        c.put("iat", NOW + 300);
                        c.put("exp", NOW + 420);
                        c.remove("nonce");
                    })
                    .claims(change)
                    .sign();
            return validator.validateRefreshed(Secret.of(next), Secret.of(TestToken.ACCESS_TOKEN), first);
        }

        @Test
        void is_accepted_without_a_nonce() {
            assertThat(renewed(c -> {})).isInstanceOf(Verification.Verified.class);
        }

        @Test
        void is_refused_when_it_is_of_somebody_or_something_else() {
            assertThat(renewed(c -> c.put("sub", "f:x:899700000025"))).isInstanceOf(Verification.Rejected.class);
            assertThat(renewed(c -> c.put("nonce", "another"))).isInstanceOf(Verification.Rejected.class);
            assertThat(renewed(c -> c.put("sid", "another"))).isInstanceOf(Verification.Rejected.class);
            assertThat(renewed(c -> c.put("auth_time", NOW - 59))).isInstanceOf(Verification.Rejected.class);
            assertThat(renewed(c -> c.put("aud", "other"))).isInstanceOf(Verification.Rejected.class);
        }
    }

    @Test
    void no_message_repeats_what_a_token_says() {
        List<String> canaries = Arrays.asList("canary-iss", "canary-aud", "canary-acr");
        for (String canary : canaries) {
            for (String claim : List.of("iss", "aud", "acr", "azp", "nonce", "sub", "typ", "at_hash")) {
                Verification<IdToken> result =
                        validate(good().claims(c -> c.put(claim, canary)).sign());
                if (result instanceof Verification.Rejected<IdToken> rejected) {
                    assertThat(rejected.violation().toException().getMessage()).doesNotContain(canary);
                }
            }
        }
    }
}
