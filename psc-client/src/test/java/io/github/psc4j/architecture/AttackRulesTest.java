package io.github.psc4j.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.github.psc4j.secret.Secret;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Attacks that no single call could show: they are kept out by how all the code is written. */
class AttackRulesTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> location.contains("psc-client"))
            .importPackages("io.github.psc4j");

    private static final Set<String> COMPARISONS = Set.of(
            "java.lang.String.equals",
            "java.lang.String.equalsIgnoreCase",
            "java.lang.String.contentEquals",
            "java.lang.String.compareTo",
            "java.lang.String.startsWith",
            "java.lang.String.regionMatches",
            "java.util.Objects.equals",
            "java.util.Arrays.equals");

    /** The classes that compare a value which somebody could guess bit by bit if a better guess took longer. */
    private static final Set<String> COMPARING = Set.of(
            "StateOfThisBrowser", "NonceIs", "SameNonce", "AccessTokenHashMatches", "ConfirmationMatches", "Secret");

    private static Stream<JavaAccess<?>> comparisons(JavaCodeUnit unit) {
        return unit.getAccessesFromSelf().stream()
                .filter(access ->
                        COMPARISONS.contains(access.getTarget().getOwner().getFullName() + "."
                                + access.getTarget().getName()));
    }

    private static ArchCondition<JavaCodeUnit> compareNoStrings() {
        return new ArchCondition<>("compare no strings but in constant time") {
            @Override
            public void check(JavaCodeUnit unit, ConditionEvents events) {
                comparisons(unit)
                        .forEach(access -> events.add(SimpleConditionEvent.violated(unit, access.getDescription())));
            }
        };
    }

    @Test
    void V56_state_nonce_and_hashes_are_compared_in_constant_time() {
        for (String comparing : COMPARING) {
            assertThat(MAIN.stream().map(JavaClass::getSimpleName)).contains(comparing);
        }
        codeUnits()
                .that()
                .areDeclaredInClassesThat()
                .haveNameMatching(".*\\.(" + String.join("|", COMPARING) + ")(\\$.*)?")
                .should(compareNoStrings())
                .check(MAIN);
        assertThat(MAIN.get(Secret.class).getMethod("matches", String.class).getMethodCallsFromSelf())
                .anyMatch(call -> call.getTarget().getFullName().startsWith("java.security.MessageDigest.isEqual"));
    }

    @Test
    void V56_whoever_reveals_a_secret_does_not_compare_it() {
        List<JavaCodeUnit> revealing = MAIN.stream()
                .flatMap(c -> c.getCodeUnits().stream())
                .filter(unit -> unit.getAccessesFromSelf().stream()
                        .anyMatch(access -> access.getTarget().getOwner().isEquivalentTo(Secret.class)
                                && access.getTarget().getName().equals("reveal")))
                .toList();
        assertThat(revealing).hasSizeGreaterThan(5);
        assertThat(revealing.stream().flatMap(AttackRulesTest::comparisons).map(JavaAccess::getDescription))
                .isEmpty();
    }

    @Test
    void V56_the_rule_sees_a_comparison_by_method_reference_too() {
        JavaClasses here = new ClassFileImporter().importClasses(Careless.class);
        assertThat(here.get(Careless.class).getCodeUnits().stream().flatMap(AttackRulesTest::comparisons))
                .hasSize(3);
    }

    private static final class Careless {
        boolean byCall(String one, String two) {
            return one.equals(two);
        }

        boolean byReference(Stream<String> one, String two) {
            return one.anyMatch(two::equals);
        }

        boolean byObjects(String one, String two) {
            return Objects.equals(one, two);
        }
    }

    @Test
    void V38_nothing_can_sign_a_client_assertion() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("com\\.nimbusds\\.oauth2\\.sdk\\.auth\\.(PrivateKeyJWT|ClientSecretJWT|JWT.*)")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("com\\.nimbusds\\.jose\\.(crypto\\..*Signer|JWSSigner)")
                .check(MAIN);
    }

    @Test
    void V12_V13_V14_nothing_can_decrypt_or_inflate_a_token() {
        noClasses()
                .that()
                // The operator's own key file, which has no way in from outside.
                .doNotHaveFullyQualifiedName("io.github.psc4j.internal.tls.EncryptedKey")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("com\\.nimbusds\\.jose\\.(crypto\\..*Decrypter|JWE.*)")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.util\\.zip\\..*|javax\\.crypto\\.(spec\\.PBE.*|SecretKeyFactory)")
                .check(MAIN);
    }

    @Test
    void V53_nothing_that_a_session_holds_can_be_serialized_by_java() {
        assertThat(MAIN.stream()
                        .filter(c -> c.isAssignableTo(Serializable.class))
                        .filter(c -> !c.isEnum() && !c.isAssignableTo(Throwable.class))
                        // The bodies of lambdas and enum constants are no values.
                        .filter(c -> !c.isAnonymousClass()))
                .isEmpty();
    }

    @Test
    void V52_no_pattern_backtracks_over_itself() throws IOException {
        Pattern literal = Pattern.compile(
                "(?:Pattern\\.compile|\\.matches|\\.replaceAll|\\.replaceFirst|\\.split)\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
        // A group that repeats, and holds what repeats without end: (a+)+, (a|b*)*, (.*){9}.
        Pattern nested = Pattern.compile("\\([^()]*(?<!\\\\)[*+][^()]*\\)(?:[*+]|\\{[0-9]+,?[0-9]*})");
        assertThat(nested.matcher("(a+)+").find()).isTrue();
        assertThat(nested.matcher("(?:x|b*){2,}").find()).isTrue();
        assertThat(nested.matcher("-?(?:0|[1-9][0-9]*)(x)?").find()).isFalse();
        int found = 0;
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                Matcher patterns = literal.matcher(Files.readString(file));
                while (patterns.find()) {
                    found++;
                    assertThat(nested.matcher(patterns.group(1)).find())
                            .as("%s in %s", patterns.group(1), file)
                            .isFalse();
                }
            }
        }
        assertThat(found).isGreaterThan(10);
    }
}
