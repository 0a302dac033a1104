package io.github.psc4j.requirement;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaEnumConstant;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.testing.Proves;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** Who enforces a rule and which tests prove it, as the compiled classes say. */
final class RequirementLedger {
    private static final Set<String> TEST_ANNOTATIONS = Set.of(
            "org.junit.jupiter.api.Test",
            "org.junit.jupiter.api.TestFactory",
            "org.junit.jupiter.params.ParameterizedTest",
            "net.jqwik.api.Property",
            "net.jqwik.api.Example");

    private final Map<Requirement, Set<String>> enforcers = new TreeMap<>();
    private final Map<Requirement, Set<String>> tests = new TreeMap<>();
    private final Set<String> notTests = new TreeSet<>();

    static RequirementLedger read() {
        RequirementLedger ledger = new RequirementLedger();
        JavaClasses all = new ClassFileImporter().importPackages("io.github.psc4j");
        for (JavaClass type : all) {
            collect(type, Implements.class, (rule, where) -> ledger.add(ledger.enforcers, rule, name(type)));
            for (JavaCodeUnit unit : type.getCodeUnits()) {
                collect(unit, Implements.class, (rule, where) -> ledger.add(ledger.enforcers, rule, name(type, unit)));
                collect(unit, Proves.class, (rule, where) -> {
                    ledger.add(ledger.tests, rule, name(type, unit));
                    if (!isRun(unit)) {
                        ledger.notTests.add(unit.getFullName());
                    }
                });
            }
        }
        return ledger;
    }

    private static boolean isRun(JavaCodeUnit unit) {
        return unit.getAnnotations().stream()
                .map(annotation -> annotation.getRawType().getName())
                .anyMatch(TEST_ANNOTATIONS::contains);
    }

    private static void collect(
            HasAnnotations<?> element,
            Class<? extends java.lang.annotation.Annotation> type,
            BiConsumer<Requirement, JavaAnnotation<?>> found) {
        element.tryGetAnnotationOfType(type.getName()).ifPresent(annotation -> {
            for (Object constant : (Object[]) annotation.get("value").orElseThrow()) {
                found.accept(Requirement.valueOf(((JavaEnumConstant) constant).name()), annotation);
            }
        });
    }

    private void add(Map<Requirement, Set<String>> to, Requirement rule, String name) {
        to.computeIfAbsent(rule, r -> new TreeSet<>()).add(name);
    }

    private static String name(JavaClass type) {
        return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    }

    private static String name(JavaClass type, JavaCodeUnit unit) {
        return unit.isConstructor() ? name(type) : name(type) + "." + unit.getName();
    }

    Set<String> enforcers(Requirement rule) {
        return enforcers.getOrDefault(rule, Set.of());
    }

    Set<String> tests(Requirement rule) {
        return tests.getOrDefault(rule, Set.of());
    }

    Set<String> claimedProofsThatAreNeverRun() {
        return notTests;
    }
}
