package io.github.psc4j.mock;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The walls around and inside the mock. */
class ArchitectureTest {

    private static final JavaClasses MOCK = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.psc4j.mock");

    @Test
    void the_mock_knows_nothing_of_the_rest_of_the_project() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("io.github.psc4j..")
                        .and(DescribedPredicate.not(resideInAPackage("io.github.psc4j.mock.."))))
                .check(MOCK);
    }

    @Test
    void only_the_junit_package_needs_junit() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.github.psc4j.mock.junit")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.junit..")
                .check(MOCK);
    }

    @Test
    void nothing_inside_depends_on_the_doors() {
        noClasses()
                .that()
                .resideInAPackage("io.github.psc4j.mock.internal..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.github.psc4j.mock.junit", "io.github.psc4j.mock.cli")
                .check(MOCK);
    }

    @Test
    void the_shaded_libraries_of_wiremock_stay_behind_the_server_the_files_and_the_templates() {
        classes()
                .that()
                .resideOutsideOfPackages("io.github.psc4j.mock.internal.http", "io.github.psc4j.mock.internal.file")
                .and()
                .haveNameNotMatching("io\\.github\\.psc4j\\.mock\\.internal\\.page\\.Templates(\\$.*)?")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages("wiremock..")
                .check(MOCK);
    }

    @Test
    void only_a_style_of_the_jar_is_printed_unescaped() {
        noClasses()
                .that()
                .haveNameNotMatching("io\\.github\\.psc4j\\.mock\\.internal\\.page\\.Page")
                .should()
                .callMethod("io.github.psc4j.mock.internal.page.Templates", "unescaped", "java.lang.String")
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
}
