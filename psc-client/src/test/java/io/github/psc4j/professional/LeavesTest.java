package io.github.psc4j.professional;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.internal.json.Json;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing is lost: each leaf of a document is a value of the model, or stands in the raw document at least. */
class LeavesTest {

    static Stream<Arguments> documents() {
        return Stream.of(
                Arguments.of("2021", UserInfos.of2021()),
                Arguments.of("2022", UserInfos.of2022()),
                Arguments.of("card before mid-2023", UserInfos.ofCardBefore2023()),
                Arguments.of("May 2023", UserInfos.ofMay2023()),
                Arguments.of("July 2023", UserInfos.ofJuly2023()),
                Arguments.of("today", UserInfos.ofToday()),
                Arguments.of("employee", UserInfos.employee()),
                Arguments.of("test identity", testIdentity()),
                Arguments.of("two practices, three activities", twoPractices()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void every_leaf_is_in_the_raw_document_from_either_way_in(String generation, Map<String, Object> document) {
        assertThat(Professional.from(document).raw()).isEqualTo(document);
        Professional read = Professional.fromJson(Json.write(document));
        assertThat(Json.write(read.raw())).isEqualTo(Json.write(document));
        assertThat(read.issues())
                .isEqualTo(Professional.from(document).issues())
                .isEmpty();
    }

    /** With a value of its own in each field, each value must be found in the model. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void every_known_leaf_is_a_value_of_the_model(String generation, Map<String, Object> document) {
        Set<String> values = new HashSet<>();
        collect(Professional.from(document), values, new IdentityHashMap<>());
        leaves("", document).forEach((path, leaf) -> {
            boolean known = !path.endsWith("/email_verified");
            if (known && !leaf.isEmpty()) {
                assertThat(values).as(path).contains(leaf.replaceFirst("\\^.*", ""));
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void every_known_leaf_is_read_also_if_nobody_knows_its_value(String generation, Map<String, Object> document) {
        Map<String, String> marks = new LinkedHashMap<>();
        Object marked = marked("", document, marks);
        Set<String> values = new HashSet<>();
        collect(Professional.from(castMap(marked)), values, new IdentityHashMap<>());
        marks.forEach((path, mark) -> assertThat(values).as(path).contains(mark));
    }

    private static Map<String, Object> testIdentity() {
        Map<String, Object> document = UserInfos.ofToday();
        document.put("SubjectNameID", "ANS20231122132732");
        document.put("preferred_username", "ANS20231122132732");
        document.put("otherIds", UserInfos.list(UserInfos.otherId("ANS20231122132732", "EDIT", 1)));
        return document;
    }

    private static Map<String, Object> twoPractices() {
        return UserInfos.withPractices(
                UserInfos.physician(UserInfos.activity2021(), UserInfos.hospitalActivity()),
                UserInfos.with(UserInfos.physician(UserInfos.hospitalActivity()), "codeProfession", "60"));
    }

    private static Map<String, String> leaves(String path, Object node) {
        Map<String, String> leaves = new LinkedHashMap<>();
        if (node instanceof Map<?, ?> map) {
            map.forEach((name, value) -> leaves.putAll(leaves(path + "/" + name, value)));
        } else if (node instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                leaves.putAll(leaves(path + "/" + i, list.get(i)));
            }
        } else {
            leaves.put(path, String.valueOf(node));
        }
        return leaves;
    }

    /** The same document with a mark of its own in each text that is not read as a word or a number. */
    private static Object marked(String path, Object node, Map<String, String> marks) {
        if (node instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((name, value) -> copy.put(name, marked(path + "/" + name, value, marks)));
            return copy;
        }
        if (node instanceof List<?> list) {
            return java.util.stream.IntStream.range(0, list.size())
                    .mapToObj(i -> marked(path + "/" + i, list.get(i), marks))
                    .toList();
        }
        if (!(node instanceof String) || path.endsWith("/Acces_Regulation_Medicale")) {
            return node;
        }
        String mark = "m" + marks.size();
        marks.put(path, mark);
        return mark;
    }

    /** Every text, number and boolean that a caller can reach without asking for the raw document. */
    private static void collect(Object node, Set<String> values, IdentityHashMap<Object, Boolean> seen) {
        if (node == null || seen.put(node, true) != null) {
            return;
        }
        if (node instanceof String || node instanceof Number) {
            values.add(node.toString());
        } else if (node instanceof Boolean flag) {
            values.add(flag ? "VRAI" : "FAUX");
        } else if (node instanceof Optional<?> optional) {
            optional.ifPresent(value -> collect(value, values, seen));
        } else if (node instanceof OptionalInt number) {
            number.ifPresent(value -> values.add(String.valueOf(value)));
        } else if (node instanceof Collection<?> list) {
            list.forEach(item -> collect(item, values, seen));
        } else if (node instanceof Record found) {
            for (RecordComponent component : found.getClass().getRecordComponents()) {
                collect(call(found, component.getAccessor()), values, seen);
            }
        } else if (node instanceof Professional) {
            Stream.of(Professional.class.getMethods())
                    .filter(method -> method.getParameterCount() == 0
                            && method.getDeclaringClass() == Professional.class
                            && !Set.of("raw", "hashCode", "toString").contains(method.getName()))
                    .forEach(method -> collect(call(node, method), values, seen));
        }
    }

    private static Object call(Object target, java.lang.reflect.Method method) {
        try {
            return method.invoke(target);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> castMap(Object map) {
        return (Map<String, Object>) map;
    }
}
