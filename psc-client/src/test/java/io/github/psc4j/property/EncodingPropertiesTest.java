package io.github.psc4j.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.internal.json.Json;
import io.github.psc4j.internal.json.JsonException;
import io.github.psc4j.internal.sealing.Sealer;
import io.github.psc4j.secret.SealingKey;
import java.security.SecureRandom;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;

/** What is written is read again the same, and nothing else is. */
class EncodingPropertiesTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Sealer SEALER = new Sealer(SealingKey.random(RANDOM), RANDOM);
    private static final Sealer OTHER = new Sealer(SealingKey.random(RANDOM), RANDOM);

    @Provide
    Arbitrary<String> texts() {
        return Trees.texts();
    }

    @Provide
    Arbitrary<Map<String, Object>> objects() {
        return Trees.objects();
    }

    @Property
    void an_object_is_read_as_it_was_written(@ForAll("objects") Map<String, Object> members) {
        assertThat(Json.parseObject(Json.write(members))).isEqualTo(members);
    }

    @Property
    void a_document_that_is_cut_short_is_refused(@ForAll("objects") Map<String, Object> members, @ForAll double where) {
        String document = Json.write(members);
        int end = (int) (Math.abs(where % 1) * document.length());

        assertThatThrownBy(() -> Json.parseObject(document.substring(0, end))).isInstanceOf(JsonException.class);
    }

    @Property
    void a_name_twice_in_one_object_is_refused_however_it_is_written(
            @ForAll("texts") String name, @ForAll boolean escaped) {
        StringBuilder spelled = new StringBuilder();
        name.chars().forEach(c -> spelled.append(String.format("\\u%04x", c)));
        String plain = Json.write(Map.of(name, 1)).replaceAll("^\\{|:1}$", "");
        String again = escaped ? "\"" + spelled + "\"" : plain;

        assertThatThrownBy(() -> Json.parseObject("{" + plain + ":1," + again + ":2}"))
                .isInstanceOf(JsonException.class);
    }

    @Property
    void any_text_is_an_object_or_refused(@ForAll String text) {
        try {
            Json.parseObject(text);
        } catch (JsonException e) {
            assertThat(e).hasNoCause();
        }
    }

    @Property
    void a_sealed_text_opens_for_its_purpose_with_its_key(
            @ForAll("texts") String purpose, @ForAll("texts") String otherPurpose, @ForAll("texts") String text) {
        Assume.that(!purpose.equals(otherPurpose));
        String sealed = SEALER.seal(purpose, text);

        assertThat(sealed).matches("[A-Za-z0-9_-]+");
        assertThat(SEALER.open(purpose, sealed)).hasValue(text);
        assertThat(SEALER.open(otherPurpose, sealed)).isEmpty();
        assertThat(OTHER.open(purpose, sealed)).isEmpty();
    }

    @Property
    void a_sealed_text_with_any_change_stays_shut(
            @ForAll("texts") String text, @ForAll @IntRange(max = 10_000) int where, @ForAll char other) {
        String sealed = SEALER.seal("purpose", text);
        int at = where % sealed.length();

        if (sealed.charAt(at) != other) {
            assertThat(SEALER.open("purpose", sealed.substring(0, at) + other + sealed.substring(at + 1)))
                    .isEmpty();
        }
        assertThat(SEALER.open("purpose", sealed.substring(0, at))).isEmpty();
        assertThat(SEALER.open("purpose", sealed + other)).isEmpty();
    }

    @Property
    void a_sealed_text_has_one_spelling(@ForAll("texts") String text) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        String sealed = SEALER.seal("purpose", text);
        int last = sealed.length() - 1;

        for (char other : alphabet.toCharArray()) {
            if (other != sealed.charAt(last)) {
                assertThat(SEALER.open("purpose", sealed.substring(0, last) + other))
                        .isEmpty();
            }
        }
        assertThat(SEALER.open("purpose", sealed + "=")).isEmpty();
        assertThat(SEALER.open("purpose", sealed + "==")).isEmpty();
    }

    @Property
    void what_was_never_sealed_does_not_open(@ForAll String sealed, @ForAll @NotEmpty String purpose) {
        assertThat(SEALER.open(purpose, sealed)).isEmpty();
    }
}
