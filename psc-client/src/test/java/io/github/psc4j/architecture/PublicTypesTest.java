package io.github.psc4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.psc4j.PscClient;
import io.github.psc4j.ResourceServer;
import io.github.psc4j.nomenclature.Nomenclatures;
import io.github.psc4j.professional.AccountMatcher;
import io.github.psc4j.professional.ProfessionalReader;
import io.github.psc4j.professional.fhir.FhirProfessional;
import io.github.psc4j.professional.vihf.VihfRole;
import io.github.psc4j.session.CurrentSession;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a user may name: every type of it can be had from where a user begins, and nothing of the inside shows. */
class PublicTypesTest {
    private static final String BASE = "io.github.psc4j";
    private static final String INSIDE = BASE + ".internal";

    /** Where a user begins: the two entry points, what he makes himself, and what reads a professional. */
    private static final List<Class<?>> BEGINNINGS = List.of(
            PscClient.class,
            ResourceServer.class,
            CurrentSession.class,
            Nomenclatures.class,
            AccountMatcher.class,
            ProfessionalReader.class,
            FhirProfessional.class,
            VihfRole.class);

    /** Of packages that stand on these, each with a beginning of its own. */
    private static final List<String> OTHER_BEGINNINGS = List.of(
            BASE + ".web.PscWeb",
            BASE + ".web.InMemorySessionStore",
            BASE + ".web.servlet.PscServletFilter",
            BASE + ".web.servlet.ServletExchange",
            BASE + ".directory.DirectoryClient");

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> location.contains("psc-client"))
            .importPackages(BASE);

    private static boolean isPublic(JavaClass type) {
        return type.getPackageName().startsWith(BASE)
                && !type.getPackageName().startsWith(INSIDE)
                && type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(PublicTypesTest::isPublic).orElse(true);
    }

    @Test
    void every_public_type_can_be_reached_from_where_a_user_begins() {
        Set<String> reached = new TreeSet<>();
        Deque<JavaClass> left = new ArrayDeque<>();
        BEGINNINGS.forEach(type -> left.add(MAIN.get(type)));
        MAIN.stream().filter(type -> OTHER_BEGINNINGS.contains(type.getName())).forEach(left::add);
        while (!left.isEmpty()) {
            JavaClass type = left.remove();
            if (isPublic(type) && reached.add(type.getName())) {
                neighbors(type).forEach(left::add);
            }
        }

        List<String> unreachable = MAIN.stream()
                .filter(PublicTypesTest::isPublic)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .map(JavaClass::getName)
                .filter(name -> !reached.contains(name))
                .sorted()
                .toList();
        assertThat(unreachable).isEmpty();
    }

    private static Stream<JavaClass> neighbors(JavaClass type) {
        Stream<JavaClass> family = Stream.of(
                        type.getRawSuperclass().stream(),
                        type.getRawInterfaces().stream(),
                        MAIN.stream().filter(other -> other.getEnclosingClass().equals(Optional.of(type))),
                        permitted(type))
                .flatMap(types -> types);
        return Stream.concat(family, shown(type));
    }

    private static Stream<JavaClass> permitted(JavaClass type) {
        Class<?>[] permitted = type.reflect().getPermittedSubclasses();
        return permitted == null ? Stream.empty() : Stream.of(permitted).map(MAIN::get);
    }

    /** The types in the signatures of what a user can call or read. */
    private static Stream<JavaClass> shown(JavaClass type) {
        Stream<JavaType> units = type.getCodeUnits().stream()
                .filter(unit -> isVisible(unit.getModifiers()))
                .flatMap(PublicTypesTest::types);
        Stream<JavaType> fields = type.getFields().stream()
                .filter(field -> isVisible(field.getModifiers()))
                .map(JavaField::getType);
        return Stream.concat(units, fields).flatMap(shown -> shown.getAllInvolvedRawTypes().stream());
    }

    private static Stream<JavaType> types(JavaCodeUnit unit) {
        return Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream());
    }

    private static boolean isVisible(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    @Test
    void nothing_of_the_inside_shows_in_a_public_signature() {
        assertThat(MAIN.stream()
                        .filter(PublicTypesTest::isPublic)
                        .flatMap(type -> Stream.concat(
                                        Stream.concat(
                                                type.getRawSuperclass().stream(), type.getRawInterfaces().stream()),
                                        shown(type))
                                .filter(shown -> shown.getPackageName().startsWith(INSIDE))
                                .map(shown -> type.getName() + " shows " + shown.getName())))
                .isEmpty();
    }

    /** A type that is public and not for users is one that somebody will use all the same. */
    @Test
    void there_are_about_a_hundred_public_types() {
        assertThat(MAIN.stream()
                        .filter(PublicTypesTest::isPublic)
                        .filter(type -> type.getEnclosingClass().isEmpty())
                        .filter(type -> !type.getSimpleName().equals("package-info"))
                        .count())
                .isLessThanOrEqualTo(125);
    }
}
