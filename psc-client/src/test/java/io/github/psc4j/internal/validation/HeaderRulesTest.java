package io.github.psc4j.internal.validation;

import static io.github.psc4j.internal.validation.Validated.accepts;
import static io.github.psc4j.internal.validation.Validated.assertAccepts;
import static io.github.psc4j.internal.validation.Validated.assertRefuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscValidationException;
import io.github.psc4j.internal.json.Json;
import io.github.psc4j.testing.TestToken;
import io.github.psc4j.token.SigningAlgorithm;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The form of a token and what its header may say. */
class HeaderRulesTest {
    private static SignedToken token(String name, Object value) {
        Map<String, Object> header = new HashMap<>();
        header.put(name, value);
        return SignedToken.parse(TestToken.part(Json.write(header)) + "." + TestToken.part("{}") + ".");
    }

    @Test
    void nothing_is_critical_not_even_nothing() {
        assertAccepts(new NoCriticalHeader(), token("alg", "RS256"));
        for (Object crit : Arrays.asList(List.of("exp"), List.of(), "b64", null)) {
            assertRefuses(new NoCriticalHeader(), ErrorCode.CRITICAL_HEADER, token("crit", crit));
        }
    }

    @Test
    void nothing_is_compressed() {
        assertAccepts(new NotCompressed(), token("alg", "RS256"));
        for (Object zip : Arrays.asList("DEF", "", null)) {
            assertRefuses(new NotCompressed(), ErrorCode.TOKEN_MALFORMED, token("zip", zip));
        }
    }

    @Property
    void an_algorithm_is_one_of_the_list_in_its_exact_spelling(
            @ForAll Set<SigningAlgorithm> allowed, @ForAll SigningAlgorithm stated, @ForAll String other) {
        ValidationRule<SignedToken> rule = new AlgorithmAllowed(allowed);

        assertThat(accepts(rule, token("alg", stated.name()))).isEqualTo(allowed.contains(stated));
        assertThat(accepts(rule, token("alg", other.replaceAll("[\\ud800-\\udfff]", ""))))
                .isEqualTo(
                        allowed.stream().anyMatch(algorithm -> algorithm.name().equals(other)));
    }

    @Test
    void no_other_algorithm_is_known() {
        ValidationRule<SignedToken> rule = new AlgorithmAllowed(Set.of(SigningAlgorithm.values()));

        Stream.of("none", "NONE", "", "HS256", "rs256", "RS256 ", "RS384", "dir", 1L, true, List.of("RS256"))
                .forEach(alg -> assertRefuses(rule, ErrorCode.ALGORITHM_NOT_ALLOWED, token("alg", alg)));
        assertRefuses(rule, ErrorCode.ALGORITHM_NOT_ALLOWED, token("alg", null));
        assertRefuses(rule, ErrorCode.ALGORITHM_NOT_ALLOWED, token("typ", "JWT"));
        assertThat(new AlgorithmAllowed(Set.of(SigningAlgorithm.ES256))
                        .validate(token("alg", "none"))
                        .orElseThrow()
                        .message())
                .contains("[ES256]");
    }

    @Test
    void a_type_is_on_the_list_in_any_case_and_with_or_without_its_prefix() {
        ValidationRule<SignedToken> rule = new HeaderTypeIs(Set.of("jwt", "at+jwt"));

        for (Object typ : Arrays.asList("JWT", "jwt", "at+JWT", "application/at+jwt", "APPLICATION/JWT", null)) {
            assertAccepts(rule, token("typ", typ));
        }
        assertAccepts(rule, token("alg", "RS256"));
        for (Object typ :
                List.of("logout+jwt", "", "jwt ", "application/", "application/application/jwt", 1L, List.of("JWT"))) {
            assertRefuses(rule, ErrorCode.TOKEN_TYPE_WRONG, token("typ", typ));
        }
    }

    @Property
    void a_token_is_three_parts_of_canonical_base64url(
            @ForAll @Size(max = 64) byte[] signature, @ForAll String anything) {
        String signed = part("{\"alg\":\"RS256\"}".getBytes()) + "." + part("{\"sub\":\"s\"}".getBytes());
        String compact = signed + "." + part(signature);

        SignedToken token = SignedToken.parse(compact);

        assertThat(token.signature()).isEqualTo(signature);
        assertThat(token.signingInput()).asString().isEqualTo(signed);
        assertThat(token.header()).containsEntry("alg", "RS256");
        assertThat(token.claims().string("sub")).hasValue("s");
        for (String spoiled : List.of(
                compact + "=",
                compact + "." + anything,
                "." + compact,
                signed,
                signed + "." + anything + "!",
                " " + compact,
                compact + "\n",
                signed + ".A")) {
            assertMalformed(spoiled);
        }
    }

    @Property
    void unused_bits_at_the_end_of_a_part_are_zero(@ForAll @Size(min = 1, max = 1) byte[] signature) {
        String signed = TestToken.part("{}") + "." + TestToken.part("{}") + ".";
        String part = part(signature);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(part.charAt(1));

        for (int bits = 1; bits < 16; bits++) {
            assertMalformed(signed + part.charAt(0) + alphabet.charAt(last + bits));
        }
    }

    @Test
    void an_encrypted_token_is_told_from_a_broken_one() {
        assertThatThrownBy(() -> SignedToken.parse("a.b.c.d.e")).hasMessageContaining("encrypted");
        assertThatThrownBy(() -> SignedToken.parse("a.b.c.d")).hasMessageContaining("three parts");
    }

    @Test
    void a_token_and_its_header_are_as_long_as_the_limits_and_no_longer() {
        String header = "{\"a\":\"" + "x".repeat(8 * 1024 * 3 / 4 - 8) + "\"}";
        assertThat(TestToken.part(header)).hasSize(8 * 1024);
        SignedToken.parse(TestToken.part(header) + "." + TestToken.part("{}") + ".");
        assertMalformed(TestToken.part(header + "   ") + "." + TestToken.part("{}") + ".");

        String start = TestToken.part("{}") + "." + TestToken.part("{}") + ".";
        String longest = start + "A".repeat(64 * 1024 - start.length());
        assertThat(SignedToken.parse(longest).signature()).hasSizeGreaterThan(40_000);
        assertMalformed(longest + "AAAA");
    }

    private static void assertMalformed(String compact) {
        assertThatThrownBy(() -> SignedToken.parse(compact))
                .isInstanceOfSatisfying(
                        PscValidationException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TOKEN_MALFORMED));
    }

    private static String part(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Test
    void of_the_spellings_of_the_same_bytes_one_only_is_read() {
        String signed = TestToken.sign("{}", "{}");
        String input = signed.substring(0, signed.lastIndexOf('.') + 1);
        for (int length = 0; length <= 4; length++) {
            for (char last = 0; last < 0x180; last++) {
                String part = length == 0 ? "" : "A".repeat(length - 1) + last;
                assertThat(isRead(input + part))
                        .as("%s + U+%04x", length, (int) last)
                        .isEqualTo(isCanonical(part));
            }
        }
    }

    private static boolean isRead(String compact) {
        try {
            return SignedToken.parse(compact).signature() != null;
        } catch (PscValidationException e) {
            return false;
        }
    }

    private static boolean isCanonical(String part) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
