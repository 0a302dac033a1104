package io.github.psc4j.internal.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.testing.Proves;
import io.github.psc4j.token.ValidationOutcome;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestInfo;

/**
 * Shows that a list of rules has none too many: for each rule there is something bad that this rule alone refuses, with the code
 * that the ledger promises, and that would be accepted if the rule were deleted.
 *
 * @param <T> what is validated
 */
public final class RuleNecessity<T> {
    private final List<? extends ValidationRule<?>> rules;
    private final BiFunction<Set<Class<?>>, T, ValidationOutcome<?>> verify;
    private final T good;
    private final Map<Class<?>, Case<T>> cases = new LinkedHashMap<>();

    private record Case<T>(ErrorCode code, T bad) {}

    /**
     * @param rules the whole list
     * @param verify validates with the list, without the rules of the given classes
     * @param good what every rule accepts
     */
    public RuleNecessity(
            List<? extends ValidationRule<?>> rules,
            BiFunction<Set<Class<?>>, T, ValidationOutcome<?>> verify,
            T good) {
        this.rules = rules;
        this.verify = verify;
        this.good = good;
    }

    public RuleNecessity<T> refuses(Class<?> rule, ErrorCode code, T bad) {
        assertThat(cases.put(rule, new Case<>(code, bad))).isNull();
        return this;
    }

    /** The tests of the list; what the test method claims to prove must be what the rules of the list enforce. */
    public Stream<DynamicTest> tests(TestInfo info) {
        Proves proves = info.getTestMethod().orElseThrow().getAnnotation(Proves.class);
        return Stream.concat(
                Stream.of(
                        DynamicTest.dynamicTest(
                                "what is claimed is enforced by this list",
                                () -> assertThat(cases.keySet().stream()
                                                .flatMap(rule -> Arrays.stream(rule.getAnnotation(Implements.class)
                                                        .value())))
                                        .contains(proves.value())),
                        DynamicTest.dynamicTest(
                                "what is good is accepted",
                                () -> assertThat(verify.apply(Set.of(), good))
                                        .isInstanceOf(ValidationOutcome.Verified.class)),
                        DynamicTest.dynamicTest(
                                "every rule of the list has its case",
                                () -> assertThat(cases.keySet())
                                        .isEqualTo(rules.stream()
                                                .map(RuleNecessity::typeOf)
                                                .collect(Collectors.toSet())))),
                cases.entrySet().stream()
                        .map(entry -> DynamicTest.dynamicTest(
                                entry.getKey().getSimpleName(), () -> assertNeeded(entry.getKey(), entry.getValue()))));
    }

    private void assertNeeded(Class<?> rule, Case<T> bad) {
        assertThat(verify.apply(Set.of(), bad.bad()))
                .isInstanceOfSatisfying(
                        ValidationOutcome.Rejected.class,
                        rejected -> assertThat(rejected.violation().code()).isEqualTo(bad.code()));
        assertThat(verify.apply(Set.of(rule), bad.bad()))
                .as("without %s this would be accepted", rule.getSimpleName())
                .isInstanceOf(ValidationOutcome.Verified.class);
        assertThat(Arrays.stream(rule.getAnnotation(Implements.class).value())
                        .flatMap(enforced -> enforced.code().stream()))
                .as("the codes that the ledger promises")
                .contains(bad.code());
    }

    /** The rule itself, also where it is held to only if its claim is there. */
    public static Class<?> typeOf(ValidationRule<?> check) {
        return check instanceof IfStated stated ? stated.rule().getClass() : check.getClass();
    }

    public static <C> List<ValidationRule<C>> without(Set<Class<?>> left, List<ValidationRule<C>> rules) {
        return rules.stream().filter(rule -> !left.contains(typeOf(rule))).toList();
    }
}
