package io.github.psc4j.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The names of the classes in a directory of class files. */
final class ClassNames {

    private static final String SUFFIX = ".class";

    private ClassNames() {}

    /** Returns the binary names in order, nested classes included, {@code package-info} and {@code module-info} left out. */
    static List<String> in(Path classesDirectory) {
        try (Stream<Path> files = Files.walk(classesDirectory)) {
            List<String> names = files.map(
                            file -> classesDirectory.relativize(file).toString())
                    .filter(file -> file.endsWith(SUFFIX) && !file.endsWith("-info" + SUFFIX))
                    .map(file -> file.substring(0, file.length() - SUFFIX.length())
                            .replace('/', '.')
                            .replace('\\', '.'))
                    .sorted()
                    .toList();
            if (names.isEmpty()) {
                throw new IllegalArgumentException("there is no class in " + classesDirectory);
            }
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
