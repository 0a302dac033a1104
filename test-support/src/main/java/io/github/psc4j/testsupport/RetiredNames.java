package io.github.psc4j.testsupport;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Keeps names that the glossary retired from coming back. */
public final class RetiredNames {

    private RetiredNames() {}

    /**
     * Returns the classes whose simple name is one of the retired names, nested classes included.
     *
     * @param retired simple names of types
     * @param classesDirectories directories of class files, such as {@code target/classes} and {@code target/test-classes}
     * @return the binary names of those classes, in order
     */
    public static List<String> in(Set<String> retired, Path... classesDirectories) {
        return Stream.of(classesDirectories)
                .flatMap(directory -> ClassNames.in(directory).stream())
                .filter(name -> retired.contains(simpleName(name)))
                .sorted()
                .toList();
    }

    /**
     * Fails a test when a class has a retired name.
     *
     * @param retired simple names of types
     * @param classesDirectories directories of class files
     * @throws AssertionError with the names of the classes
     */
    public static void assertNone(Set<String> retired, Path... classesDirectories) {
        List<String> found = in(retired, classesDirectories);
        if (!found.isEmpty()) {
            throw new AssertionError("these types have a name that was retired, see " + new TreeSet<>(retired) + ":\n  "
                    + String.join("\n  ", found) + "\nin " + Arrays.toString(classesDirectories));
        }
    }

    private static String simpleName(String binaryName) {
        return binaryName.substring(Math.max(binaryName.lastIndexOf('.'), binaryName.lastIndexOf('$')) + 1);
    }
}
