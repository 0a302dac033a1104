package io.github.psc4j.internal.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleAsciiTest {
    @Test
    void every_character_from_exclamation_mark_to_tilde_is_visible_and_no_other_is() {
        for (int c = Character.MIN_VALUE; c <= Character.MAX_VALUE; c++) {
            assertThat(VisibleAscii.isAllOf(String.valueOf((char) c)))
                    .as("U+%04X", c)
                    .isEqualTo(c >= 0x21 && c <= 0x7e);
        }
    }

    @Test
    void one_other_character_is_enough_wherever_it_stands() {
        assertThat(VisibleAscii.isAllOf("")).isTrue();
        assertThat(VisibleAscii.isAllOf("abc")).isTrue();
        assertThat(VisibleAscii.isAllOf(" bc")).isFalse();
        assertThat(VisibleAscii.isAllOf("a\nc")).isFalse();
        assertThat(VisibleAscii.isAllOf("ab\u007f")).isFalse();
        assertThat(VisibleAscii.isAllOf("ab\ud83d\ude00")).isFalse();
    }

    @Test
    void a_foreign_text_is_shown_without_line_breaks_and_cut() {
        assertThat(VisibleAscii.shown("a\r\nb é", 10)).isEqualTo("a??b??");
        assertThat(VisibleAscii.shown("abc", 3)).isEqualTo("abc");
        assertThat(VisibleAscii.shown("abcd", 3)).isEqualTo("abc…");
        assertThat(VisibleAscii.shown("", 3)).isEmpty();
    }
}
