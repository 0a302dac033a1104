package io.github.psc4j.internal.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.testing.Proves;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** An outcome is found again for the token it was made for, and for no other. */
class TokenKeyPropertiesTest {
    private static byte[] validate(String id) {
        return id.getBytes(StandardCharsets.UTF_8);
    }

    @Property
    void V18_distinct_tokens_never_share_a_key(
            @ForAll @NotEmpty @CharRange(from = '!', to = '~') String one,
            @ForAll @NotEmpty @CharRange(from = '!', to = '~') String two) {
        Assume.that(!one.equals(two));
        assertThat(TokenKey.of(validate("validate"), one)).isNotEqualTo(TokenKey.of(validate("validate"), two));
    }

    @Property
    void V18_tokens_that_differ_in_one_character_anywhere_never_share_a_key(
            @ForAll @StringLength(min = 1, max = 2000) @AlphaChars String token, @ForAll @IntRange(max = 1999) int at) {
        int place = at % token.length();
        String other = token.substring(0, place) + '.' + token.substring(place + 1);
        assertThat(TokenKey.of(validate("validate"), token)).isNotEqualTo(TokenKey.of(validate("validate"), other));
        assertThat(TokenKey.of(validate("validate"), token)).isEqualTo(TokenKey.of(validate("validate"), token));
    }

    @Property
    void V18_one_token_has_another_key_for_another_validate_wherever_the_one_ends_and_the_other_begins(
            @ForAll @StringLength(min = 2, max = 50) @CharRange(from = '!', to = '~') String both,
            @ForAll @IntRange(max = 49) int at,
            @ForAll @IntRange(max = 49) int elsewhere) {
        int one = at % both.length();
        int two = elsewhere % both.length();
        Assume.that(one != two);
        assertThat(TokenKey.of(validate(both.substring(0, one)), both.substring(one)))
                .isNotEqualTo(TokenKey.of(validate(both.substring(0, two)), both.substring(two)));
    }

    @Test
    @Proves(Requirement.RESOURCE_CACHE_KEY)
    void V18_the_key_is_a_hash_of_the_validate_and_of_the_whole_token_and_prints_neither() {
        String token = "header.claims.signature";
        TokenKey key = TokenKey.of(validate("validate"), token);
        assertThat(key)
                .isEqualTo(TokenKey.of(validate("validate"), token))
                .isNotEqualTo(TokenKey.of(validate("validate"), "header.claims.signaturf"))
                .isNotEqualTo(TokenKey.of(validate("validate"), "header.claims."))
                .isNotEqualTo(TokenKey.of(validate("validates"), token));
        assertThat(key.toString()).doesNotContain("validate", "claims", "signature");
    }

    @Test
    void V18_services_that_validate_otherwise_are_other_judges() {
        TokenValidator.Own own = new TokenValidator.Own("https://a.example", "aud", null, Optional.empty());
        TokenValidator.Own other = new TokenValidator.Own("https://a.example", "aud2", null, Optional.empty());
        TokenValidator.Psc psc = new TokenValidator.Psc("https://psc.example", "me", java.util.Set.of("x", "y"), null);
        TokenValidator.Psc fewer = new TokenValidator.Psc("https://psc.example", "me", java.util.Set.of("x"), null);
        assertThat(java.util.stream.Stream.of(
                                new TokenValidator(Optional.of(own), Optional.empty(), null),
                                new TokenValidator(Optional.of(other), Optional.empty(), null),
                                new TokenValidator(Optional.of(own), Optional.of(psc), null),
                                new TokenValidator(Optional.of(own), Optional.of(fewer), null),
                                new TokenValidator(Optional.empty(), Optional.of(psc), null))
                        .map(TokenValidator::id))
                .doesNotHaveDuplicates();
    }
}
