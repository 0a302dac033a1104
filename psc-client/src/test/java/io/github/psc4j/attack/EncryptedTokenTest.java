package io.github.psc4j.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.util.Base64URL;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.testing.Logins;
import io.github.psc4j.testing.TestKeys;
import io.github.psc4j.testing.TestToken;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Encrypted tokens: none is opened, so that nothing inside can be believed, inflated or used to ask an oracle. */
class EncryptedTokenTest extends AttackBench {
    private static String encrypted(String payload, EncryptionMethod method, JWEHeader header) {
        try {
            JWEObject token = new JWEObject(
                    header == null
                            ? new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, method)
                                    .contentType("JWT")
                                    .build()
                            : header,
                    new Payload(payload));
            token.encrypt(new RSAEncrypter(TestKeys.PROVIDER.toRSAPublicKey()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encrypted(String payload) {
        return encrypted(payload, EncryptionMethod.A256GCM, null);
    }

    private String claims() {
        return TestToken.good(provider.issuer(), Logins.CLIENT).sign().split("\\.")[1];
    }

    @TestFactory
    Stream<DynamicTest> V01_nothing_inside_an_encrypted_token_is_believed() {
        String plain = TestToken.part("{\"alg\":\"none\"}") + "." + claims() + ".";
        Map<String, String> insides = new LinkedHashMap<>();
        insides.put("an unsigned token", plain);
        insides.put("bare claims", new Base64URL(claims()).decodeToString());
        insides.put("another encrypted token", encrypted(plain));
        insides.put(
                "a token of a stranger",
                TestToken.good(provider.issuer(), Logins.CLIENT).sign(TestKeys.STRANGER));
        insides.put(
                "a good token", TestToken.good(provider.issuer(), Logins.CLIENT).sign());
        return insides.entrySet().stream()
                .map(inside -> DynamicTest.dynamicTest(
                        inside.getKey(),
                        () -> assertRefusedEverywhere(ErrorCode.TOKEN_MALFORMED, encrypted(inside.getValue()))));
    }

    @Test
    void V01_the_json_forms_of_a_token_are_no_tokens() {
        String[] parts = logoutToken().sign().split("\\.");
        String flat = "{\"payload\":\"" + parts[1] + "\",\"protected\":\"" + parts[0] + "\",\"signature\":\"" + parts[2]
                + "\"}";
        assertRefusedEverywhere(ErrorCode.TOKEN_MALFORMED, flat);
        assertRefusedEverywhere(ErrorCode.TOKEN_MALFORMED, TestToken.part(flat));
    }

    @Test
    void V09_a_point_that_is_not_on_the_curve_and_a_changed_ciphertext_are_refused_alike() {
        String offCurve = TestToken.part("{\"alg\":\"ECDH-ES\",\"enc\":\"A128CBC-HS256\",\"epk\":{\"kty\":\"EC\","
                        + "\"crv\":\"P-256\",\"x\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE\","
                        + "\"y\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE\"}}")
                + "..AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA";
        String good = encrypted("{}", EncryptionMethod.A128CBC_HS256, null);
        String[] parts = good.split("\\.");
        String changedText = String.join(".", parts[0], parts[1], parts[2], flipped(parts[3]), parts[4]);
        String changedTag = String.join(".", parts[0], parts[1], parts[2], parts[3], flipped(parts[4]));

        Stream<String> messages = Stream.of(offCurve, good, changedText, changedTag)
                .map(compact ->
                        refusal(() -> logIn(pending -> answerIdToken(compact))).getMessage());

        assertThat(messages.distinct()).hasSize(1);
        Stream.of(offCurve, changedText, changedTag)
                .forEach(compact -> assertRefusedEverywhere(ErrorCode.TOKEN_MALFORMED, compact));
    }

    private static String flipped(String part) {
        byte[] bytes = new Base64URL(part).decode();
        bytes[bytes.length - 1] ^= 1;
        return Base64URL.encode(bytes).toString();
    }

    @Test
    void V12_V14_a_password_is_stretched_for_nobody() {
        for (Object rounds : List.of(1, 1_000, Integer.MAX_VALUE, Long.MAX_VALUE)) {
            for (String alg : List.of("PBES2-HS256+A128KW", "PBES2-HS384+A192KW", "PBES2-HS512+A256KW")) {
                String header = TestToken.part(
                        "{\"alg\":\"" + alg + "\",\"enc\":\"A128GCM\",\"p2s\":\"AAAA\",\"p2c\":" + rounds + "}");
                String encrypted = header + ".AAAA.AAAA.AAAA.AAAA";
                assertRefusedEverywhere(ErrorCode.TOKEN_MALFORMED, encrypted);
                assertRefusedEverywhere(ErrorCode.ALGORITHM_NOT_ALLOWED, header + "." + claims() + ".AAAA");
                assertThat(leastWork(AT_ONCE, () -> validateLogout(encrypted))).isLessThan(AT_ONCE);
            }
        }
    }

    @Test
    void V13_nothing_is_inflated() {
        String bomb = encrypted(
                "{\"a\":\"" + "0".repeat(5_000_000) + "\"}",
                EncryptionMethod.A256GCM,
                new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
                        .compressionAlgorithm(CompressionAlgorithm.DEF)
                        .build());
        assertThat(bomb).hasSizeLessThan(64 * 1024);
        assertRefusedEverywhere(ErrorCode.TOKEN_MALFORMED, bomb);
        for (Object zip : List.of("DEF", "def", "none", "", 1, List.of())) {
            assertRefusedEverywhere(
                    ErrorCode.TOKEN_MALFORMED,
                    logoutToken().header(h -> h.put("zip", zip)).sign());
        }
    }
}
