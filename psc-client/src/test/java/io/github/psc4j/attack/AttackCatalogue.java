package io.github.psc4j.attack;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rows of the catalogue, and the tests that prove them: those of this module found in its compiled classes, those of the
 * starter in its sources.
 */
final class AttackCatalogue {
    /** Where a row is proved. */
    enum Proof {
        CORE,
        WEB,
        LATER
    }

    record Row(String id, Proof proof, String attack, String expected, String note) {}

    private static final Pattern IDS = Pattern.compile("^((?:V[0-9]{2}_)+)");
    private static final Pattern ID = Pattern.compile("V[0-9]{2}");
    private static final Pattern SOURCE_METHOD =
            Pattern.compile("(?:void|Stream<DynamicTest>)\\s+((?:V[0-9]{2}_)+\\w*)\\s*\\(");
    private static final Set<String> TEST_ANNOTATIONS =
            Set.of("Test", "TestFactory", "ParameterizedTest", "RepeatedTest", "Property", "Example", "FuzzTest");

    private final List<Row> rows;
    private final Map<String, Set<String>> core = new TreeMap<>();
    private final Map<String, Set<String>> starter = new TreeMap<>();
    private final Set<String> neverRun = new TreeSet<>();

    private AttackCatalogue(List<Row> rows) {
        this.rows = rows;
    }

    static AttackCatalogue read() {
        AttackCatalogue catalogue = new AttackCatalogue(readRows());
        catalogue.findInClasses();
        catalogue.findInSources(Path.of("..", "psc-spring-starter", "src", "test", "java"));
        return catalogue;
    }

    private static List<Row> readRows() {
        try (InputStream in = AttackCatalogue.class.getResourceAsStream("attacks.tsv")) {
            List<Row> rows = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                String[] cells = line.split("\t", -1);
                rows.add(new Row(
                        cells[0],
                        Proof.valueOf(cells[1].toUpperCase(Locale.ROOT)),
                        cells[2],
                        cells[3],
                        cells.length > 4 ? cells[4] : ""));
            }
            return List.copyOf(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void findInClasses() {
        new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
                        .withImportOption(location -> location.contains("psc-client"))
                        .importPackages("io.github.psc4j")
                        .stream()
                        .flatMap(c -> c.getMethods().stream())
                        .forEach(this::add);
    }

    private void add(JavaMethod method) {
        String name = simpleName(method.getOwner().getName()) + "." + method.getName();
        if (IDS.matcher(method.getName()).find()) {
            boolean run = method.getAnnotations().stream()
                    .anyMatch(a -> TEST_ANNOTATIONS.contains(a.getRawType().getSimpleName()));
            if (run) {
                add(core, method.getName(), name);
            } else {
                neverRun.add(name);
            }
        }
    }

    private static String simpleName(String className) {
        return className.substring(className.lastIndexOf('.') + 1).replace('$', '.');
    }

    private void findInSources(Path directory) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String className = file.getFileName().toString().replace(".java", "");
                Matcher methods = SOURCE_METHOD.matcher(Files.readString(file));
                while (methods.find()) {
                    add(starter, methods.group(1), className + "." + methods.group(1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(Map<String, Set<String>> found, String method, String name) {
        Matcher prefix = IDS.matcher(method);
        if (prefix.find()) {
            Matcher ids = ID.matcher(prefix.group(1));
            while (ids.find()) {
                found.computeIfAbsent(ids.group(), id -> new TreeSet<>()).add(name);
            }
        }
    }

    List<Row> rows() {
        return rows;
    }

    Set<String> coreTests(String id) {
        return core.getOrDefault(id, Set.of());
    }

    Set<String> starterTests(String id) {
        return starter.getOrDefault(id, Set.of());
    }

    Set<String> idsNamedByTests() {
        Set<String> ids = new TreeSet<>(core.keySet());
        ids.addAll(starter.keySet());
        return ids;
    }

    /** Methods that look like a proof and are no test. */
    Set<String> neverRun() {
        return neverRun;
    }
}
