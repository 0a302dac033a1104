package io.github.psc4j.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    @Test
    void does_not_count_brackets_in_text() {
        assertThat(Json.parseObject("{\"a\":\"" + "[{".repeat(100) + "\\\"[\"}"))
                .containsKey("a");
    }

    @Test
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
