package io.github.psc4j.internal.validation;

import static io.github.psc4j.internal.validation.Validated.accepts;
import static io.github.psc4j.internal.validation.Validated.assertAccepts;
import static io.github.psc4j.internal.validation.Validated.assertRefuses;
import static io.github.psc4j.internal.validation.Validated.claims;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.testing.TestCertificate;
import io.github.psc4j.testing.TestToken;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What ties a token to this login, to its access token, to a certificate. */
class BindingRulesTest {
    @Property
    void a_nonce_is_the_one_of_this_login(
            @ForAll @NotEmpty @CharRange(from = '!', to = '~') String nonce, @ForAll String stated) {
        ValidationRule<Claims> rule = new NonceIs(Secret.of(nonce));

        assertAccepts(rule, claims("nonce", nonce));
        assertThat(accepts(rule, claims("nonce", stated))).isEqualTo(stated.equals(nonce));
        assertRefuses(rule, ErrorCode.NONCE_WRONG, claims("nonce", nonce + "x"));
        assertRefuses(rule, ErrorCode.NONCE_WRONG, claims("nonce", List.of(nonce)));
        assertRefuses(rule, ErrorCode.NONCE_WRONG, claims());
    }

    @Property
    void an_access_token_is_the_one_whose_hash_is_stated(
            @ForAll @NotEmpty @CharRange(from = '!', to = '~') String accessToken, @ForAll @NotEmpty String stated) {
        ValidationRule<Claims> rule = new AccessTokenHashMatches(Secret.of(accessToken));
        String hash = TestToken.hash(accessToken);

        assertAccepts(rule, claims("at_hash", hash));
        assertThat(accepts(rule, claims("at_hash", stated))).isEqualTo(stated.equals(hash));
        assertRefuses(rule, ErrorCode.ACCESS_TOKEN_HASH_WRONG, claims("at_hash", hash + "="));
        assertRefuses(rule, ErrorCode.ACCESS_TOKEN_HASH_WRONG, claims("at_hash", TestToken.hash(accessToken + "x")));
    }

    @Test
    void a_hash_may_be_left_out_and_is_a_text() {
        ValidationRule<Claims> rule = new AccessTokenHashMatches(Secret.of("token"));

        assertAccepts(rule, claims());
        assertRefuses(rule, ErrorCode.ACCESS_TOKEN_HASH_WRONG, claims("at_hash", ""));
        assertRefuses(rule, ErrorCode.ACCESS_TOKEN_HASH_WRONG, claims("at_hash", List.of(TestToken.hash("token"))));
    }

    @Property
    void a_bound_token_comes_with_its_certificate_whichever_way_the_thumbprint_is_written(
            @ForAll @Size(min = 1, max = 200) byte[] certificate, @ForAll @Size(min = 1, max = 200) byte[] other) {
        ValidationRule<Claims> rule = new ConfirmationMatches(Optional.of(new TestCertificate(certificate)));

        assertAccepts(rule, bound(standard(certificate)));
        assertAccepts(rule, bound(hexadecimal(certificate)));
        assertThat(accepts(rule, bound(standard(other)))).isEqualTo(MessageDigest.isEqual(certificate, other));
        assertThat(accepts(rule, bound(hexadecimal(other)))).isEqualTo(MessageDigest.isEqual(certificate, other));
    }

    @Property
    void no_other_way_to_write_a_thumbprint_is_accepted(@ForAll @Size(min = 1, max = 200) byte[] certificate) {
        ValidationRule<Claims> rule = new ConfirmationMatches(Optional.of(new TestCertificate(certificate)));
        String hex = HexFormat.of().formatHex(sha256(certificate));

        for (String spelling : List.of(
                standard(certificate) + "=",
                hex,
                hex.toUpperCase(Locale.ROOT),
                Base64.getEncoder().encodeToString(hex.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII)),
                hexadecimal(certificate) + "=",
                standard(certificate).substring(1),
                "")) {
            assertRefuses(rule, ErrorCode.TOKEN_BINDING_WRONG, bound(spelling));
        }
    }

    @Test
    void a_bound_token_without_a_certificate_is_refused() {
        byte[] bytes = {1, 2, 3};
        Optional<X509Certificate> unreadable = Optional.of(new TestCertificate(new byte[0]));

        assertRefuses(new ConfirmationMatches(Optional.empty()), ErrorCode.TOKEN_BINDING_WRONG, bound(standard(bytes)));
        assertRefuses(new ConfirmationMatches(unreadable), ErrorCode.TOKEN_BINDING_WRONG, bound(standard(new byte[0])));
    }

    @Test
    void a_token_that_is_not_bound_comes_with_or_without_a_certificate() {
        assertAccepts(new ConfirmationMatches(Optional.empty()), claims());
        assertAccepts(new ConfirmationMatches(Optional.of(new TestCertificate(new byte[] {1}))), claims());
    }

    @Test
    void a_token_that_is_bound_to_anything_else_is_refused() {
        byte[] bytes = {1, 2, 3};
        ValidationRule<Claims> rule = new ConfirmationMatches(Optional.of(new TestCertificate(bytes)));

        for (Object confirmation : Arrays.asList(
                null,
                "",
                standard(bytes),
                Map.of(),
                Map.of("jkt", standard(bytes)),
                Map.of("x5t#S256", List.of(standard(bytes))),
                Map.of("x5t#S256", standard(bytes), "jkt", "also"))) {
            assertRefuses(rule, ErrorCode.TOKEN_BINDING_WRONG, claims("cnf", confirmation));
        }
    }

    private static Claims bound(String thumbprint) {
        return claims("cnf", Map.of("x5t#S256", thumbprint));
    }

    private static String standard(byte[] certificate) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(certificate));
    }

    private static String hexadecimal(byte[] certificate) {
        return Base64.getEncoder()
                .encodeToString(HexFormat.of().formatHex(sha256(certificate)).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
