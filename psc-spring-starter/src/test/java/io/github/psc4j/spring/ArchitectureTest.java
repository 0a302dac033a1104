package io.github.psc4j.spring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The starter holds no protocol: nothing in it reads a token, sends a token request or calls the provider. */
class ArchitectureTest {
    private final JavaClasses starter = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.psc4j.spring");

    @Test
    void no_library_of_the_protocol_is_used() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.nimbusds..", "okhttp3..", "okio..", "com.github.tomakehurst..")
                .check(starter);
    }

    @Test
    void nothing_internal_of_the_core_is_used() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.github.psc4j.internal..")
                .check(starter);
    }

    @Test
    void no_login_of_Spring_is_worn_as_a_costume() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework.security.oauth2.client..",
                        "org.springframework.security.oauth2.core..",
                        "org.springframework.security.oauth2.jwt..")
                .check(starter);
    }

    @Test
    void no_package_takes_part_in_a_circle() {
        slices().matching("io.github.psc4j.(spring..)")
                .should()
                .beFreeOfCycles()
                .check(starter);
    }

    @Test
    void the_auto_configuration_is_used_by_nobody() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.github.psc4j.spring.autoconfigure")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.github.psc4j.spring.autoconfigure")
                .check(starter);
    }

    @Test
    void only_the_auto_configuration_knows_the_simulator() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.github.psc4j.spring.autoconfigure")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.github.psc4j.mock..")
                .check(starter);
    }
}
