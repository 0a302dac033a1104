package io.github.psc4j.spring;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.psc4j.resource.TokenBinding;
import io.github.psc4j.token.SigningAlgorithm;
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

    /** But for the words in which properties say what validation accepts. */
    @Test
    void no_part_of_the_core_below_its_flows_is_used() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.github.psc4j.validation..", "io.github.psc4j.json..")
                        .and(not(belongToAnyOf(SigningAlgorithm.class, TokenBinding.class))))
                .check(starter);
    }

    @Test
    void no_token_client_of_Spring_is_used() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework.security.oauth2.client.endpoint..",
                        "org.springframework.security.oauth2.client.userinfo..",
                        "org.springframework.security.oauth2.jwt..")
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
