package io.github.psc4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.psc4j.internal.json.Json;
import io.github.psc4j.internal.json.JsonException;
import java.util.Map;

/** What is read as JSON is written and read again the same, and has no other member for another reader. */
class JsonFuzzTest {
    @FuzzTest
    void json(byte[] input) {
        Map<String, Object> members;
        try {
            members = Json.parseObject(input);
        } catch (JsonException e) {
            return;
        }
        assertThat(Json.parseObject(Json.write(members))).isEqualTo(members);
        Fuzzed.readByAnother(Fuzzed.text(input))
                .ifPresent(other -> assertThat(other.keySet()).isEqualTo(members.keySet()));
    }
}
