package io.github.psc4j.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.ResponseType;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.propagation.FeignClients;
import io.github.psc4j.propagation.TokenPropagation;
import io.github.psc4j.testing.Proves;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The walls of the house: a class on the wrong side of one breaks the build. */
class ArchitectureTest {
    private static final String BASE = "io.github.psc4j";

    /** From the roof down; calls go down this list and never up, nor aside. The root package is the empty name. */
    private static final List<String> FLOORS = List.of(
            "web.servlet",
            "web",
            "",
            "internal.wiring",
            "internal.ciba",
            "internal.login",
            "internal.logout",
            "internal.resource",
            "internal.propagation",
            "internal.session",
            "internal.adapter.feign",
            "internal.adapter.jdk",
            "internal.adapter.okhttp",
            "internal.adapter",
            "internal.endpoint",
            "internal.validation",
            "internal.directory",
            "internal.metadata",
            "internal.http",
            "login",
            "ciba",
            "logout",
            "propagation",
            "session",
            "resource",
            "token",
            "assurance",
            "professional.fhir",
            "professional.vihf",
            "professional",
            "directory",
            "nomenclature",
            "provider",
            "http",
            "event",
            "internal.sealing",
            "internal.tls",
            "internal.refresh",
            "internal.json",
            "internal.encoding",
            "internal.url",
            "secret",
            "internal.argument",
            "internal.requirement",
            "internal.limit",
            "error");

    /** What was called otherwise, and will not come back by an old habit (glossary). */
    private static final Set<String> RETIRED = Set.of(
            "AuthenticationDemand",
            "Check",
            "Doubt",
            "Doubts",
            "Enforces",
            "ErrorAnswer",
            "HttpAnswer",
            "HttpAnswers",
            "Judged",
            "Judgements",
            "LogoutTokenMemory",
            "Presentable",
            "ProviderDirectory",
            "ProviderKeys",
            "Renewed",
            "RenewedAhead",
            "Rule",
            "RuleLedger",
            "TokenAnswers",
            "TokenJudge",
            "VerdictCache",
            "Verification");

    /** The one signature with a type of OkHttp: what this library is used with has to be made of it. */
    private static final String OKHTTP_INTERCEPTOR =
            TokenPropagation.class.getName() + ".okHttpInterceptor(java.util.function.Supplier)";

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> location.contains("psc-client"))
            .importPackages(BASE);

    @Test
    void the_classes_of_the_module_are_seen() {
        classes().should().haveSimpleNameNotContaining("§").check(MAIN);
        assertThat(MAIN.contain(io.github.psc4j.PscClient.class)).isTrue();
        assertThat(MAIN.stream().map(JavaClass::getPackageName)).noneMatch(name -> name.contains(".mock"));
    }

    @Test
    void every_package_has_its_floor() {
        assertThat(MAIN.stream().map(ArchitectureTest::floor).distinct()).isSubsetOf(FLOORS);
    }

    @TestFactory
    Stream<DynamicTest> no_package_imports_one_that_stands_above_it() {
        return FLOORS.stream()
                .map(floor -> DynamicTest.dynamicTest(floor.isEmpty() ? "root" : floor, () -> {
                    List<String> below = FLOORS.subList(FLOORS.indexOf(floor), FLOORS.size());
                    assertThat(MAIN.stream()
                                    .filter(type -> floor(type).equals(floor))
                                    .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                                    .filter(dependency -> MAIN.contain(
                                            dependency.getTargetClass().getName()))
                                    .filter(dependency -> !below.contains(floor(dependency.getTargetClass())))
                                    .map(Dependency::getDescription))
                            .isEmpty();
                }));
    }

    private static String floor(JavaClass type) {
        return type.getPackageName().equals(BASE) ? "" : type.getPackageName().substring(BASE.length() + 1);
    }

    @Test
    void no_package_takes_part_in_a_circle() {
        slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        return MAIN.contain(type.getName())
                                ? SliceIdentifier.of(type.getPackageName())
                                : SliceIdentifier.ignore();
                    }

                    @Override
                    public String getDescription() {
                        return "each package";
                    }
                })
                .should()
                .beFreeOfCycles()
                .check(MAIN);
    }

    @Test
    void no_type_has_a_retired_name() {
        JavaClasses all = new ClassFileImporter()
                .withImportOption(location -> location.contains("psc-client"))
                .importPackages(BASE);
        assertThat(all.stream().map(JavaClass::getSimpleName).filter(RETIRED::contains))
                .isEmpty();
    }

    @Test
    void okhttp_is_used_by_the_transport_and_the_adapter_for_it_only() {
        noClasses()
                .that()
                .resideOutsideOfPackages(BASE + ".internal.http", BASE + ".internal.adapter.okhttp")
                .and()
                .doNotHaveFullyQualifiedName(TokenPropagation.class.getName())
                .and()
                // It hands the interceptor on.
                .doNotHaveFullyQualifiedName(BASE + ".internal.propagation.AdaptedPropagation")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("okhttp3..", "okio..", "kotlin..")
                .check(MAIN);
    }

    @Test
    void feign_is_used_by_the_adapter_for_it_only() {
        noClasses()
                .that()
                .resideOutsideOfPackage(BASE + ".internal.adapter.feign")
                .and()
                .doNotHaveFullyQualifiedName(FeignClients.class.getName())
                .should()
                .dependOnClassesThat()
                .resideInAPackage("feign..")
                .check(MAIN);
    }

    @Test
    void nimbus_stays_in_the_rooms_of_the_protocol() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        BASE,
                        BASE + ".session..",
                        BASE + ".resource..",
                        BASE + ".propagation..",
                        BASE + ".assurance..",
                        BASE + ".professional..",
                        BASE + ".nomenclature..",
                        BASE + ".internal.wiring",
                        BASE + ".internal.session",
                        BASE + ".internal.resource",
                        BASE + ".internal.propagation",
                        BASE + ".internal.adapter..",
                        BASE + ".internal.limit",
                        BASE + ".event..",
                        BASE + ".error..",
                        BASE + ".secret..",
                        BASE + ".http..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.nimbusds..", "net.minidev..")
                .check(MAIN);
    }

    @Test
    void the_professional_knows_nothing_of_the_protocol() {
        classes()
                .that()
                .resideInAnyPackage(BASE + ".professional..", BASE + ".nomenclature..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        BASE + ".professional..",
                        BASE + ".nomenclature..",
                        BASE + ".internal.argument",
                        BASE + ".internal.encoding",
                        BASE + ".internal.json",
                        BASE + ".internal.limit",
                        BASE + ".error..")
                .check(MAIN);
    }

    @Test
    void nothing_knows_spring_or_the_mock() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", BASE + ".mock..", "com.github.tomakehurst..")
                .check(MAIN);
    }

    @Test
    void the_servlet_api_is_used_by_the_filter_only() {
        noClasses()
                .that()
                .resideOutsideOfPackage(BASE + ".web.servlet")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta..")
                .check(MAIN);
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
                .and()
                .doNotHaveFullName(OKHTTP_INTERCEPTOR)
                .should(notExpose("com.nimbusds.", "okhttp3.", "okio.", "kotlin.", "com.google.gson.", "net.minidev."))
                .check(MAIN);
    }

    @Test
    void V37_secrets_come_from_a_secure_random() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Random.class, ThreadLocalRandom.class, UUID.class)
                .orShould()
                .callMethod(Math.class, "random")
                .check(MAIN);
    }

    @Test
    void V57_no_class_decides_about_trust_or_host_names_itself() {
        noClasses()
                .should()
                .beAssignableTo(X509TrustManager.class)
                .orShould()
                .beAssignableTo(HostnameVerifier.class)
                .check(MAIN);
    }

    @Test
    void V53_nothing_uses_java_serialization() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.io\\.(ObjectInputStream|ObjectOutputStream|Externalizable)")
                .check(MAIN);
    }

    @Test
    @Proves({Requirement.RFC_7523_BIS_NONE, Requirement.RFC_9700_NO_PASSWORD, Requirement.RFC_9700_CODE_FLOW})
    void V38_no_client_assertion_no_password_and_no_token_in_a_redirect_can_be_asked_for() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveSimpleNameContaining("JWTAuthentication")
                .orShould()
                .dependOnClassesThat()
                .haveSimpleName("ClientSecretJWT")
                .orShould()
                .dependOnClassesThat()
                .haveSimpleName("PrivateKeyJWT")
                .orShould()
                .dependOnClassesThat()
                .haveSimpleNameContaining("JWTBearerGrant")
                .orShould()
                .dependOnClassesThat()
                .haveSimpleNameStartingWith("ResourceOwnerPassword")
                .orShould()
                .accessField(ResponseType.class, "TOKEN")
                .orShould()
                .accessField(ResponseType.class, "IDTOKEN")
                .orShould()
                .accessField(ResponseType.class, "CODE_IDTOKEN")
                .check(MAIN);
    }

    @Test
    void no_public_method_has_a_boolean_parameter() {
        methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .arePublic()
                .should(haveNoBooleanParameter())
                .check(MAIN);
    }

    @Test
    void time_and_output_come_from_outside() {
        noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(MAIN);
    }

    private static ArchCondition<JavaMember> notExpose(String... prefixes) {
        return new ArchCondition<>("not expose foreign types") {
            @Override
            public void check(JavaMember member, ConditionEvents events) {
                boolean visible = member.getModifiers().contains(JavaModifier.PUBLIC)
                        || member.getModifiers().contains(JavaModifier.PROTECTED);
                if (!visible) {
                    return;
                }
                Stream<JavaClass> types = member instanceof JavaCodeUnit unit
                        ? Stream.concat(
                                unit.getReturnType().getAllInvolvedRawTypes().stream(),
                                unit.getParameterTypes().stream()
                                        .flatMap(type -> type.getAllInvolvedRawTypes().stream()))
                        : ((com.tngtech.archunit.core.domain.JavaField) member)
                                .getType().getAllInvolvedRawTypes().stream();
                types.filter(type -> Stream.of(prefixes).anyMatch(type.getName()::startsWith))
                        .forEach(type -> events.add(SimpleConditionEvent.violated(
                                member, member.getFullName() + " exposes " + type.getName())));
            }
        };
    }

    private static ArchCondition<com.tngtech.archunit.core.domain.JavaMethod> haveNoBooleanParameter() {
        return new ArchCondition<>("have no boolean parameter") {
            @Override
            public void check(com.tngtech.archunit.core.domain.JavaMethod method, ConditionEvents events) {
                boolean found = method.getRawParameterTypes().stream()
                        .anyMatch(type -> type.getName().equals("boolean"));
                if (found) {
                    events.add(
                            SimpleConditionEvent.violated(method, method.getFullName() + " has a boolean parameter"));
                }
            }
        };
    }
}
