package io.github.psc4j.professional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscValidationException;
import io.github.psc4j.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A document from the network is read within its bounds, or refused with a typed error that repeats nothing of it. */
@Timeout(60)
class HostileJsonTest {

    static Stream<Arguments> hostile() {
        String practice = "{\"SubjectNameID\":\"CANARY\",\"SubjectRefPro\":{\"exercices\":[{\"activities\":[%s]}]}}";
        return Stream.of(
                Arguments.of("10 MB of text", "{\"given_name\":\"" + "CANARY".repeat(1_700_000) + "\"}"),
                Arguments.of("10 MB of spaces", "{" + " ".repeat(10_000_000) + "}"),
                Arguments.of("100,000 empty activities", practice.formatted("{},".repeat(99_999) + "{}")),
                Arguments.of("100,000 activities", practice.formatted("{\"codeRole\":\"\"},".repeat(99_999) + "{}")),
                Arguments.of("100,000 roles", "{\"SubjectRole\":[" + "\"\",".repeat(99_999) + "\"\"]}"),
                Arguments.of("depth 10,000 of lists", "{\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"),
                Arguments.of("depth 10,000 of objects", "{\"x\":".repeat(10_000) + "1" + "}".repeat(10_000)),
                Arguments.of("depth 10,000 without end", "{\"x\":".repeat(10_000)),
                Arguments.of("half of a surrogate pair", "{\"given_name\":\"CANARY\\ud800\"}"),
                Arguments.of("the other half", "{\"given_name\":\"\\udfffCANARY\"}"),
                Arguments.of("half of a pair as a character", "{\"given_name\":\"CANARY\ud800\"}"),
                Arguments.of("a control character", "{\"given_name\":\"CANARY\u0001\"}"),
                Arguments.of("a null character", "{\"given_name\":\"\u0000CANARY\"}"),
                Arguments.of("a line break", "{\"given_name\":\"CANARY\nCANARY\"}"),
                Arguments.of("two identities", "{\"SubjectNameID\":\"CANARY\",\"SubjectNameID\":\"CANARY2\"}"),
                Arguments.of("a number of a million digits", "{\"x\":" + "9".repeat(1_000_000) + "}"),
                Arguments.of("no object", "[{\"given_name\":\"CANARY\"}]"),
                Arguments.of("nothing", ""),
                Arguments.of("a page", "<html>CANARY</html>"),
                Arguments.of("two documents", "{}{\"given_name\":\"CANARY\"}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void a_hostile_document_is_refused(String name, String json) {
        assertThatThrownBy(() -> Professional.fromJson(json))
                .isInstanceOfSatisfying(
                        PscValidationException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.USERINFO_UNREADABLE))
                .hasMessageNotContaining("CANARY")
                .hasMessageStartingWith("PSC-6003 the userinfo document is unreadable: ")
                .hasNoCause();
    }

    @Test
    void bytes_that_are_no_text_are_refused() {
        byte[] latin1 = "{\"given_name\":\"RÉMI\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> Professional.fromJson(latin1)).isInstanceOf(PscValidationException.class);
        assertThat(Professional.fromJson("{\"given_name\":\"RÉMI 😀\"}".getBytes(StandardCharsets.UTF_8))
                        .civilName()
                        .given())
                .contains("RÉMI 😀");
    }

    @Test
    void escaped_control_and_direction_characters_are_told_and_never_reach_a_page() {
        Professional person = Professional.fromJson(
                "{\"given_name\":\"CAM\\u0000ILLE\",\"family_name\":\"EX\\u202EEMPLE\",\"SubjectOrganization\":\"A\\nB\"}");
        assertThat(person.issues())
                .containsExactly(
                        new Issue(Issue.Kind.UNPRINTABLE, "/given_name"),
                        new Issue(Issue.Kind.UNPRINTABLE, "/family_name"),
                        new Issue(Issue.Kind.UNPRINTABLE, "/SubjectOrganization"));
        assertThat(person.displayName()).isEqualTo("CAM ILLE EXEMPLE");
        assertThat(person.subjectOrganization()).contains("A\nB");
    }

    @Test
    void halves_of_pairs_that_another_library_let_through_are_told() {
        for (String odd : new String[] {"a\ud800", "\udc00a", "a\ud800b", "\ud83d\ude00\ude00"}) {
            assertThat(Professional.from(UserInfos.with(UserInfos.ofToday(), "given_name", odd))
                            .issues())
                    .contains(new Issue(Issue.Kind.UNPRINTABLE, "/given_name"));
        }
        assertThat(Professional.from(UserInfos.with(UserInfos.ofToday(), "given_name", "\ud83d\ude00 É\u00a0x"))
                        .issues())
                .isEmpty();
    }

    @Test
    void every_generation_reads_the_same_from_its_bytes() {
        for (var document : java.util.List.of(UserInfos.of2021(), UserInfos.ofJuly2023(), UserInfos.ofToday())) {
            Professional fromMap = Professional.from(document);
            Professional fromBytes = Professional.fromJson(Json.write(document).getBytes(StandardCharsets.UTF_8));
            assertThat(fromBytes.practices()).isEqualTo(fromMap.practices());
            assertThat(fromBytes.otherIds()).isEqualTo(fromMap.otherIds());
            assertThat(fromBytes.workSituations()).isEqualTo(fromMap.workSituations());
        }
    }
}
