package io.github.psc4j.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The public API of a module as text, one type or member a line, so that a change of API is a change of a file. Lists what
 * is public, or protected in a class that can be extended.
 */
public final class PublicApi {

    private static final String WRITE = "public-api.write";

    private PublicApi() {}

    /**
     * Compares the API of a module with its record. {@code -Dpublic-api.write=true} writes the record instead.
     *
     * @param record the file, such as {@code src/test/resources/public-api.txt}
     * @param classesDirectory the class files of the module, {@code target/classes}; its classes are on the class path
     * @param isPublicPackage whether a user may name what is in the package
     * @throws AssertionError with the lines that were added and those that were removed
     */
    public static void assertRecorded(Path record, Path classesDirectory, Predicate<String> isPublicPackage) {
        List<String> found = of(classesDirectory, isPublicPackage);
        try {
            if (Boolean.getBoolean(WRITE)) {
                Files.createDirectories(record.toAbsolutePath().getParent());
                Files.writeString(record, String.join("\n", found) + "\n");
                return;
            }
            List<String> recorded = Files.exists(record) ? Files.readAllLines(record) : List.of();
            List<String> changes = new ArrayList<>();
            found.stream().filter(line -> !recorded.contains(line)).forEach(line -> changes.add("+ " + line));
            recorded.stream().filter(line -> !found.contains(line)).forEach(line -> changes.add("- " + line));
            if (!found.equals(recorded)) {
                throw new AssertionError("the public API differs from " + record
                        + ". If that is meant, run this test with -D" + WRITE + "=true and commit the file:\n"
                        + (changes.isEmpty() ? "(the same lines in another order)" : String.join("\n", changes)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Lists the public API.
     *
     * @param classesDirectory the class files of the module; its classes are on the class path
     * @param isPublicPackage whether a user may name what is in the package
     * @return the lines, in order
     */
    public static List<String> of(Path classesDirectory, Predicate<String> isPublicPackage) {
        Set<String> lines = new TreeSet<>();
        for (String name : ClassNames.in(classesDirectory)) {
            Class<?> type = load(name);
            if (isPublicPackage.test(type.getPackageName()) && reachable(type)) {
                describe(type, lines);
            }
        }
        return List.copyOf(lines);
    }

    private static void describe(Class<?> type, Set<String> lines) {
        lines.add(type.getName() + " | " + declaration(type));
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (shown(type, constructor)) {
                lines.add(type.getName() + "#<init>" + signature(constructor, ""));
            }
        }
        for (Class<?> declaring = type; hides(type, declaring); declaring = declaring.getSuperclass()) {
            describeMembers(type, declaring, lines);
        }
    }

    /** What a type that is not public declares is the API of the public types that extend it. */
    private static boolean hides(Class<?> type, Class<?> declaring) {
        return declaring != null && (declaring == type || !Modifier.isPublic(declaring.getModifiers()));
    }

    private static void describeMembers(Class<?> type, Class<?> declaring, Set<String> lines) {
        for (Method method : declaring.getDeclaredMethods()) {
            if (shown(type, method)) {
                lines.add(type.getName() + "#" + method.getName()
                        + signature(
                                method, " : " + method.getGenericReturnType().getTypeName()));
            }
        }
        for (Field field : declaring.getDeclaredFields()) {
            if (shown(type, field)) {
                lines.add(type.getName() + "#" + field.getName() + " : "
                        + field.getGenericType().getTypeName() + modifiers(field.getModifiers()));
            }
        }
    }

    private static boolean shown(Class<?> type, Member member) {
        return !member.isSynthetic()
                && (Modifier.isPublic(member.getModifiers())
                        || (Modifier.isProtected(member.getModifiers()) && !Modifier.isFinal(type.getModifiers())));
    }

    private static boolean reachable(Class<?> type) {
        if (type.isSynthetic() || type.isAnonymousClass() || type.isLocalClass()) {
            return false;
        }
        boolean visible = Modifier.isPublic(type.getModifiers()) || Modifier.isProtected(type.getModifiers());
        Class<?> outer = type.getEnclosingClass();
        return visible && (outer == null || reachable(outer));
    }

    private static String declaration(Class<?> type) {
        String kind = type.isAnnotation()
                ? "@interface"
                : type.isInterface() ? "interface" : type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
        Type parent = type.getGenericSuperclass();
        boolean plain = parent == null || type.isEnum() || type.isRecord() || parent == Object.class;
        String text = (type.isSealed() ? "sealed " : "")
                + (Modifier.isAbstract(type.getModifiers()) && kind.equals("class") ? "abstract " : "")
                + (Modifier.isFinal(type.getModifiers()) && kind.equals("class") ? "final " : "")
                + kind
                + typeNames(type.getTypeParameters(), " <", ">");
        return text
                + (plain ? "" : " extends " + parent.getTypeName())
                + typeNames(type.getGenericInterfaces(), " implements ", "");
    }

    private static String signature(Executable executable, String result) {
        return typeNames(executable.getGenericParameterTypes(), "(", ")", "()")
                + result
                + typeNames(executable.getGenericExceptionTypes(), " throws ", "")
                + modifiers(executable.getModifiers());
    }

    /** Only what matters to who calls or extends. */
    private static String modifiers(int modifiers) {
        return (Modifier.isStatic(modifiers) ? " static" : "")
                + (Modifier.isAbstract(modifiers) ? " abstract" : "")
                + (Modifier.isProtected(modifiers) ? " protected" : "");
    }

    private static String typeNames(Type[] types, String before, String after) {
        return typeNames(types, before, after, "");
    }

    private static String typeNames(Type[] types, String before, String after, String none) {
        Stream<String> names = Arrays.stream(types).map(Type::getTypeName);
        return types.length == 0 ? none : names.collect(Collectors.joining(", ", before, after));
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            throw new IllegalStateException(name + " cannot be loaded: is it on the class path of the tests?", e);
        }
    }
}
