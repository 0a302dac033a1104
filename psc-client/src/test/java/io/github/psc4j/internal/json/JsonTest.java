package io.github.psc4j.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.testing.Proves;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "[[\"iss\",\"x\"]]",
                "null",
                "1",
                "\"a\"",
                "{",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1}}",
                "{\"a\":1} x",
                "{\"a\" 1}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":NaN}",
                "// c\n{}",
                "{\"a\":1 /* c */}",
                "{\"a\":\"\n",
                "\ufeff{}"
            })
    void refuses_what_is_not_one_object(String text) {
        assertThatThrownBy(() -> Json.parseObject(text)).isInstanceOf(JsonException.class);
    }

    @Test
    void V11_refuses_what_is_nested_deeper_than_the_limit_before_parsing_it() {
        assertThat(Json.parseObject("{\"a\":".repeat(32) + "1" + "}".repeat(32)))
                .hasSize(1);
        assertThatThrownBy(() -> Json.parseObject("{\"a\":".repeat(33) + "1" + "}".repeat(33)))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("32");
        assertThatThrownBy(() -> Json.parseObject("{\"a\":" + "[".repeat(1_000_000)))
                .isInstanceOf(JsonException.class);
    }

    @ParameterizedTest
    @Proves({Requirement.RFC_7515_UNIQUE, Requirement.RFC_7519_UNIQUE})
    @ValueSource(
            strings = {
                "{\"alg\":\"none\",\"alg\":\"RS256\"}",
                "{\"sub\":\"a\",\"sub\":\"a\"}",
                "{\"sub\":null,\"sub\":\"a\"}",
                "{\"sub\":\"a\",\"\\u0073ub\":\"b\"}",
                "{\"o\":{\"a\":1,\"a\":2}}",
                "{\"l\":[{\"a\":1,\"a\":2}]}"
            })
    void refuses_the_same_name_twice_in_one_object(String text) {
        assertThatThrownBy(() -> Json.parseObject(text)).isInstanceOf(JsonException.class);
    }

    @Test
    void the_same_name_may_stand_in_two_objects() {
        assertThat(Json.parseObject("{\"a\":{\"a\":1},\"b\":[{\"a\":1},{\"a\":2}]}"))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":\"\\ud800\"}",
                "{\"a\":\"\\udc00\\ud800\"}",
                "{\"\\ud800x\":1}",
                "{\"a\":\"\ud800\"}",
                "{\"a\":\"tab\tin text\"}",
                "{\"a\":\"\\x41\"}",
                "{\"a\":\"\\u00g0\"}",
                "{\"a\":\"\\u\u0661\u0661\u0661\u0661\"}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":1.}",
                "{\"a\":1e}",
                "{\"a\":-}",
                "{\"a\":1e999}",
                "{\"a\":-1e999}",
                "{\"a\":0x1}",
                "{\"a\":1,}",
                "{,}",
                "{\"a\":[1,]}",
                "{\"a\":tru}",
                "{\"a\":nullx}",
                "{\"a\":True}",
                "{\"a\"}"
            })
    void refuses_what_two_readers_could_understand_in_two_ways(String text) {
        assertThatThrownBy(() -> Json.parseObject(text)).isInstanceOf(JsonException.class);
    }

    @Test
    void reads_numbers_and_texts_as_they_are_meant() {
        Map<String, Object> members = Json.parseObject("{ \"long\" : 899700000017 , \"max\":9223372036854775807,"
                + "\"min\":-9223372036854775808,\"more\":9223372036854775808,\"zero\":-0,\"date\":1.795e9,"
                + "\"text\":\"\\u00e9\\n\\t\\/\\\\\\\"\\b\\f\\r\\ud83d\\ude00\",\"empty\":\"\",\"no\":[],\"none\":{}}");

        assertThat(members)
                .containsEntry("long", 899_700_000_017L)
                .containsEntry("max", Long.MAX_VALUE)
                .containsEntry("min", Long.MIN_VALUE)
                .containsEntry("more", new BigInteger("9223372036854775808"))
                .containsEntry("zero", 0L)
                .containsEntry("date", new BigDecimal("1.795e9"))
                .containsEntry("text", "é\n\t/\\\"\b\f\r😀")
                .containsEntry("empty", "")
                .containsEntry("no", List.of())
                .containsEntry("none", Map.of());
        assertThat(members.keySet()).startsWith("long", "max", "min");
    }

    @Test
    void does_not_count_brackets_in_text() {
        assertThat(Json.parseObject("{\"a\":\"" + "[{".repeat(100) + "\\\"[\"}"))
                .containsKey("a");
    }

    @Test
    @Proves(Requirement.RFC_8725_UTF8)
    void refuses_bytes_that_are_not_utf_8() {
        assertThatThrownBy(() -> Json.parseObject("{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(JsonException.class);
        assertThat(Json.parseObject("{\"a\":\"é\"}".getBytes(StandardCharsets.UTF_8)))
                .containsEntry("a", "é");
    }

    @Test
    void keeps_every_kind_of_value() {
        Map<String, Object> members = Json.parseObject(
                "{\"s\":\"x\",\"n\":1,\"f\":1.5,\"b\":true,\"z\":null,\"l\":[1,\"2\"],\"o\":{\"p\":1}}");

        assertThat(members).hasSize(7).containsEntry("s", "x").containsEntry("b", true);
        assertThat(members.get("z")).isNull();
        assertThat(members.get("l")).isEqualTo(List.of(1L, "2"));
        assertThat(Json.parseObject(Json.write(members))).isEqualTo(members);
    }

    @Test
    void repeats_nothing_of_the_document_in_its_messages() {
        assertThatThrownBy(() -> Json.parseObject("{\"canary\":canary"))
                .hasMessageNotContaining("canary")
                .hasNoCause();
    }
}
