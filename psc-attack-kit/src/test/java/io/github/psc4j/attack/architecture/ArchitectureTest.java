package io.github.psc4j.attack.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.psc4j.attack.AttackKit;
import org.junit.jupiter.api.Test;

/** The walls around and inside the attack kit. */
class ArchitectureTest {

    private static final String BASE = "io.github.psc4j.attack";

    private static final JavaClasses KIT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> location.contains("psc-attack-kit"))
            .importPackages(BASE);

    @Test
    void the_classes_of_the_module_are_seen() {
        assertThat(KIT.contain(AttackKit.class)).isTrue();
    }

    @Test
    void the_kit_knows_the_mock_by_its_public_packages_only() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("io.github.psc4j..")
                        .and(DescribedPredicate.not(resideInAnyPackage(
                                BASE + "..",
                                "io.github.psc4j.mock",
                                "io.github.psc4j.mock.extension",
                                "io.github.psc4j.mock.journal",
                                "io.github.psc4j.mock.model"))))
                .check(KIT);
    }

    @Test
    void calls_go_down_and_there_is_no_circle() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("kit")
                .definedBy(BASE)
                .layer("internal")
                .definedBy(BASE + ".internal")
                .layer("client")
                .definedBy(BASE + ".client")
                .layer("report")
                .definedBy(BASE + ".report")
                .whereLayer("kit")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("internal")
                .mayOnlyBeAccessedByLayers("kit")
                .whereLayer("client")
                .mayOnlyBeAccessedByLayers("kit", "internal")
                .whereLayer("report")
                .mayOnlyBeAccessedByLayers("kit", "internal")
                .ensureAllClassesAreContainedInArchitecture()
                .check(KIT);
    }

    @Test
    void what_users_name_does_not_need_nimbus() {
        classes()
                .that()
                .resideInAnyPackage(BASE, BASE + ".client")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages("com.nimbusds..")
                .check(KIT);
    }
}
