package io.github.psc4j.mock.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.github.psc4j.mock.PscMockProvider;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The walls around and inside the mock. */
class ArchitectureTest {

    private static final String BASE = "io.github.psc4j.mock";

    /** Every package, from the top down; calls go down this list and never up. */
    private static final List<String> FLOORS = List.of(
            ".cli",
            ".junit",
            "",
            ".internal.server",
            ".internal.console",
            ".internal.fault",
            ".internal.endpoint",
            ".internal.logout",
            ".internal.state",
            ".internal.session",
            ".internal.journal",
            ".internal.page",
            ".extension",
            ".internal.file",
            ".fault",
            ".journal",
            ".internal.persona",
            ".internal.tls",
            ".internal.settings",
            ".model",
            ".internal.key",
            ".internal.util");

    private static final JavaClasses MOCK = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> location.contains("psc-mock-provider"))
            .importPackages(BASE);

    @Test
    void every_package_has_its_floor() {
        assertThat(MOCK.contain(PscMockProvider.class)).isTrue();
        assertThat(MOCK.stream().map(JavaClass::getPackageName).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        FLOORS.stream().map(floor -> BASE + floor).toList());
    }

    @TestFactory
    Stream<DynamicTest> no_package_depends_on_one_that_stands_above_it() {
        return FLOORS.stream()
                .skip(1)
                .map(floor -> DynamicTest.dynamicTest(
                        BASE + floor,
                        () -> noClasses()
                                .that()
                                .resideInAPackage(BASE + floor)
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(FLOORS.subList(0, FLOORS.indexOf(floor)).stream()
                                        .map(above -> BASE + above)
                                        .toArray(String[]::new))
                                .check(MOCK)));
    }

    @Test
    void there_is_no_circle() {
        slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        return SliceIdentifier.of(type.getPackageName());
                    }

                    @Override
                    public String getDescription() {
                        return "every package";
                    }
                })
                .should()
                .beFreeOfCycles()
                .check(MOCK);
    }

    @Test
    void the_mock_knows_nothing_of_the_rest_of_the_project() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("io.github.psc4j..")
                        .and(DescribedPredicate.not(resideInAPackage(BASE + ".."))))
                .check(MOCK);
    }

    @Test
    void only_the_junit_package_needs_junit() {
        noClasses()
                .that()
                .resideOutsideOfPackage(BASE + ".junit")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.junit..")
                .check(MOCK);
    }

    @Test
    void nothing_inside_depends_on_the_doors() {
        noClasses()
                .that()
                .resideInAPackage(BASE + ".internal..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(BASE + ".junit", BASE + ".cli", BASE)
                .check(MOCK);
    }

    @Test
    void the_shaded_libraries_of_wiremock_stay_behind_the_server_the_files_and_the_pages() {
        classes()
                .that()
                .resideOutsideOfPackages(BASE + ".internal.server", BASE + ".internal.file", BASE + ".internal.page")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages("wiremock..")
                .check(MOCK);
    }

    @Test
    void wiremock_is_used_by_the_server_faults_and_pages_only() {
        noClasses()
                .that()
                .resideOutsideOfPackage(BASE + ".internal.server")
                // Users get the server underneath, and break connections in WireMock's words; pages are rendered with
                // its tools.
                .and(DescribedPredicate.not(resideInAnyPackage(
                        BASE,
                        BASE + ".extension",
                        BASE + ".internal.fault",
                        BASE + ".internal.console",
                        BASE + ".internal.page")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.github.tomakehurst..")
                .check(MOCK);
    }

    @Test
    void no_foreign_type_shows_in_a_public_signature() {
        members()
                .that()
                .areDeclaredInClassesThat()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage(BASE + ".internal..")
                .should(notExpose("com.nimbusds.", "net.minidev.", "wiremock.", "com.fasterxml.", BASE + ".internal."))
                .check(MOCK);
    }

    @Test
    void randomness_is_secure() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID")
                .check(MOCK);
    }

    @Test
    void no_class_trusts_every_certificate() {
        noClasses()
                .should()
                .implement(javax.net.ssl.X509TrustManager.class)
                .orShould()
                .implement(javax.net.ssl.HostnameVerifier.class)
                .check(MOCK);
    }

    private static ArchCondition<JavaMember> notExpose(String... prefixes) {
        return new ArchCondition<>("not expose foreign types") {
            @Override
            public void check(JavaMember member, ConditionEvents events) {
                if (!member.getModifiers().contains(JavaModifier.PUBLIC)
                        && !member.getModifiers().contains(JavaModifier.PROTECTED)) {
                    return;
                }
                Stream<JavaClass> types = member instanceof JavaCodeUnit unit
                        ? Stream.concat(
                                unit.getReturnType().getAllInvolvedRawTypes().stream(),
                                unit.getParameterTypes().stream()
                                        .flatMap(type -> type.getAllInvolvedRawTypes().stream()))
                        : ((JavaField) member).getType().getAllInvolvedRawTypes().stream();
                types.filter(type -> Stream.of(prefixes).anyMatch(type.getName()::startsWith))
                        .forEach(type -> events.add(SimpleConditionEvent.violated(
                                member, member.getFullName() + " exposes " + type.getName())));
            }
        };
    }
}
