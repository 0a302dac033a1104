package io.github.psc4j.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    private static final JsonNames NAMES = JsonNames.of(List.of("a", "b", "list", "é", "in\"ner"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "null",
                "1",
                "\"a\"",
                "{",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,",
                "{\"a\":1,}",
                "{,}",
                "{\"a\":1}}",
                "{\"a\":1} x",
                "{\"a\" 1}",
                "{\"a\"::1}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":[1,]}",
                "{\"a\":[,1]}",
                "{\"a\":[1 2]}",
                "{\"a\":[1}",
                "{\"a\":]}",
                "{\"a\":tru}",
                "{\"a\":trueX}",
                "{\"a\":nul",
                "{\"a\":NaN}",
                "{\"a\":+1}",
                "{\"a\":01}",
                "{\"a\":-}",
                "{\"a\":1.}",
                "{\"a\":.5}",
                "{\"a\":1e}",
                "{\"a\":1e+}",
                "{\"a\":0x1}",
                "{\"a\":1e99999999999}",
                "// c\n{}",
                "{\"a\":1 /* c */}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\t\"}",
                "{\"a\":\"\u0000\"}",
                "{\"a\":\"x\\",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"\\u12G4\"}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":\"\\udc00\"}",
                "{\"a\":\"\\ud800x\"}",
                "{\"a\":\"\\ud800\\n\"}",
                "{\"a\":\"\\ud800\\u0041\"}",
                "{\"\\ud800\":1}",
                "\ufeff{}",
                "{\"a\":1,\"a\":2}",
                "{\"x\":1,\"y\":2,\"x\":2}",
                "{\"a\":{\"b\":1,\"\\u0062\":2}}",
            })
    void refuses_what_is_not_one_object(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(JsonException.class).hasNoCause();
    }

    @Test
    void keeps_every_kind_of_value() {
        Map<String, Object> members = read(
                " {\"s\":\"x\",\"n\":1,\"m\":-12345678901234567890,\"f\":1.50,\"e\":1E3,\"b\":true,\"c\":false,\"z\":null,"
                        + "\"l\":[1,\"2\",[ ]],\"o\":{\"p\":{}}}\r\n\t");
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("s", "x");
        expected.put("n", 1L);
        expected.put("m", new BigInteger("-12345678901234567890"));
        expected.put("f", new BigDecimal("1.50"));
        expected.put("e", new BigDecimal("1E3"));
        expected.put("b", true);
        expected.put("c", false);
        expected.put("z", null);
        expected.put("l", List.of(1L, "2", List.of()));
        expected.put("o", Map.of("p", Map.of()));
        assertThat(members).isEqualTo(expected).hasSameHashCodeAs(expected);
        assertThat(members.keySet()).containsExactlyElementsOf(expected.keySet());
        assertThat(members.containsKey("z")).isTrue();
        assertThat(members.containsKey("y")).isFalse();
        assertThat(members.get("y")).isNull();
        assertThat(members.get(null)).isNull();
        assertThat(members.containsKey((Object) "none")).isFalse();
    }

    @Test
    void reads_every_escape_and_every_plane() {
        assertThat(read("{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00é€😀\\u0000z\"}"))
                .containsEntry("a", "\"\\/\b\f\n\r\té😀é€😀\u0000z");
        assertThat(read("{\"a\":\"\uFFFD\",\"\\u0062\":\"\"}"))
                .containsEntry("a", "\uFFFD")
                .containsEntry("b", "");
    }

    @Test
    void refuses_bytes_that_are_not_utf_8() {
        for (byte[] wrong : List.of(
                "{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1),
                bytes("{\"a\":\"", 0xC0, 0x80, "\"}"),
                bytes("{\"a\":\"", 0xED, 0xA0, 0x80, "\"}"),
                bytes("{\"", 0xFF, "\":1}"))) {
            assertThatThrownBy(() -> JsonReader.readObject(wrong, NAMES, 1000, 1000))
                    .isInstanceOf(JsonException.class);
        }
    }

    @Test
    void bounds_bytes_depth_values_and_numbers() {
        assertThatThrownBy(() -> JsonReader.readObject(" ".repeat(11).getBytes(StandardCharsets.UTF_8), NAMES, 10, 10))
                .hasMessageContaining("10 bytes");
        assertThat(read("{\"a\":".repeat(32) + "1" + "}".repeat(32))).hasSize(1);
        assertThatThrownBy(() -> read("{\"a\":".repeat(33) + "1" + "}".repeat(33)))
                .hasMessageContaining("32");
        assertThatThrownBy(() -> read("{\"a\":" + "[".repeat(500_000))).hasMessageContaining("32");
        assertThatThrownBy(() -> read("{\"a\":[" + "1,".repeat(1000) + "1]}")).hasMessageContaining("1000 values");
        assertThat(read("{\"a\":[" + "1,".repeat(998) + "1]}")).hasSize(1);
        assertThat(read("{\"a\":" + "9".repeat(64) + "}")).hasSize(1);
        assertThatThrownBy(() -> read("{\"a\":" + "9".repeat(65) + "}")).isInstanceOf(JsonException.class);
    }

    @Test
    void objects_of_the_same_names_are_read_alike_and_others_as_well() {
        String text =
                "{\"list\":[{\"a\":\"1\",\"b\":\"2\"},{\"a\":\"1\",\"b\":\"3\"},{\"a\":\"1\"},{\"a\":\"1\",\"b\":\"2\",\"c\":\"3\"},"
                        + "{\"b\":\"2\",\"a\":\"1\"},{},{\"a\":\"1\",\"b\":\"2\"}]}";
        for (int i = 0; i < 3; i++) {
            assertThat(read(text).get("list"))
                    .isEqualTo(List.of(
                            Map.of("a", "1", "b", "2"),
                            Map.of("a", "1", "b", "3"),
                            Map.of("a", "1"),
                            Map.of("a", "1", "b", "2", "c", "3"),
                            Map.of("a", "1", "b", "2"),
                            Map.of(),
                            Map.of("a", "1", "b", "2")));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"list\":[{\"x\":\"a\\\"b\"},{\"x\":\"a\"b\"}]}",
                "{\"list\":[{\"x\":\"a\\\\\"},{\"x\":\"a\\\"}]}",
                "{\"list\":[{\"x\":\"a\\nb\"},{\"x\":\"a\nb\"}]}",
                "{\"list\":[{\"in\\\"ner\":1},{\"in\"ner\":1}]}",
                "{\"list\":[{\"x\":1},{\"x\":1]}",
                "{\"list\":[{\"x\":1},{\"x\":1,]}",
                "{\"list\":[{\"x\":1},{\"x\":1 \"y\":2}]}",
                "{\"list\":[{\"x\":1,\"y\":1},{\"x\":1,\"y\":1,\"x\":2}]}",
            })
    void what_stood_there_before_makes_nothing_else_valid(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(JsonException.class);
    }

    @Test
    void a_document_leaves_nothing_in_the_next_but_the_order_of_expected_names() {
        read("{\"a\":{\"secret\":\"canary\"},\"b\":1}");
        read("{\"a\":{\"b\":\"canary\"}}");
        assertThat(read("{\"a\":{\"b\":\"other\"}}")).isEqualTo(Map.of("a", Map.of("b", "other")));
        assertThat(read("{}")).isEmpty();
    }

    @Test
    void nobody_can_change_what_was_read() {
        Map<String, Object> members = read("{\"a\":[1],\"b\":{\"c\":1}}");
        assertThatThrownBy(() -> members.put("a", 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> members.entrySet().iterator().next().setValue(1))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(members::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((List<?>) members.get("a")).clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    @Timeout(60)
    void many_names_of_one_hash_cost_no_more_than_others() {
        List<String> names = List.of("");
        for (int i = 0; i < 14; i++) {
            List<String> longer = new ArrayList<>();
            names.forEach(name -> longer.addAll(List.of(name + "Aa", name + "BB")));
            names = longer;
        }
        StringBuilder text = new StringBuilder("{");
        names.forEach(name -> text.append('"').append(name).append("\":1,"));
        Map<String, Object> members = JsonReader.readObject(
                text.append("\"last\":2}").toString().getBytes(StandardCharsets.UTF_8), NAMES, 1_000_000, 50_000);
        assertThat(members).hasSize(names.size() + 1).containsEntry("last", 2L);
        assertThat(members).isEqualTo(new HashMap<>(members));
    }

    @Test
    void repeats_nothing_of_the_document_in_its_messages() {
        for (String text : Arrays.asList("{\"canary\":canary", "{\"canary\":1,\"canary\":2}", "{\"a\":\"\\canary\"}")) {
            assertThatThrownBy(() -> read(text))
                    .hasMessageNotContaining("canary")
                    .hasNoCause();
        }
    }

    private static Map<String, Object> read(String text) {
        return JsonReader.readObject(text.getBytes(StandardCharsets.UTF_8), NAMES, 1_000_000, 1000);
    }

    private static byte[] bytes(Object... parts) {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        for (Object part : parts) {
            if (part instanceof Integer value) {
                out.write(value);
            } else {
                out.writeBytes(part.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }
}
