package io.github.psc4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every Java sample of the documentation stands in a class that is compiled; every link leads to a file and to a heading. */
class DocumentationTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final int README_BYTES = 7_000;

    private static final Pattern SAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    /** A call, or an annotation, in the row of a table. */
    private static final Pattern IN_A_TABLE = Pattern.compile("`([^`\\n]*\\([^`\\n]*)`");

    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|mailto:)([^)#]*)(?:#([^)]*))?\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);

    private static final List<Path> COMPILED = List.of(
            Path.of("contract-tests/src/test/java/io/github/psc4j/docs"),
            Path.of("psc-mock-provider/src/test/java/io/github/psc4j/mock/docs"),
            Path.of("psc-attack-kit/src/test/java/io/github/psc4j/attack/docs"),
            Path.of("psc-spring-starter/src/test/java/io/github/psc4j/spring/docs"));

    /** Pages in which parentheses within a table are calls: the others are generated, or speak of protocols. */
    private static final List<String> TABLES_OF_CALLS =
            List.of("README.md", "docs/propagation.md", "docs/spring.md", "docs/plain-java.md");

    private static final String COMPILED_CODE = compiled();

    private static Stream<Path> pages() {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"));
                Stream<Path> modules = Files.list(ROOT)) {
            return Stream.of(docs, modules.flatMap(DocumentationTest::pagesOf))
                    .flatMap(paths -> paths)
                    .filter(path -> path.toString().endsWith(".md") && Files.isRegularFile(path))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> pagesOf(Path module) {
        Path pages = module.resolve("docs");
        if (!Files.isDirectory(pages) || module.equals(ROOT)) {
            return Stream.of(module, module.resolve("README.md"));
        }
        try (Stream<Path> found = Files.list(pages)) {
            return Stream.concat(Stream.of(module.resolve("README.md")), found.toList().stream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @TestFactory
    Stream<DynamicTest> samples_are_compiled() {
        return pages().flatMap(page ->
                SAMPLE.matcher(text(page)).results().map(sample -> compiledTest(page, sample.group(1))));
    }

    @TestFactory
    Stream<DynamicTest> samples_in_tables_are_compiled() {
        return pages().filter(
                        page -> TABLES_OF_CALLS.contains(ROOT.relativize(page).toString()))
                .flatMap(page -> text(page)
                        .lines()
                        .filter(line -> line.startsWith("|"))
                        .flatMap(line -> IN_A_TABLE.matcher(line).results().map(call -> call.group(1)))
                        .filter(sample -> !sample.endsWith("()"))
                        .map(sample -> compiledTest(page, sample)));
    }

    @TestFactory
    Stream<DynamicTest> links_lead_somewhere() {
        return pages().flatMap(page -> LINK.matcher(text(page))
                .results()
                .map(link -> DynamicTest.dynamicTest(name(page, link.group()), () -> {
                    Path target = link.group(1).isEmpty()
                            ? page
                            : page.resolveSibling(link.group(1)).normalize();
                    assertThat(target).exists();
                    if (link.group(2) != null) {
                        assertThat(anchors(target)).contains(link.group(2));
                    }
                })));
    }

    @TestFactory
    Stream<DynamicTest> a_readme_is_short_and_no_reference() {
        return Stream.of("README.md", "psc-mock-provider/README.md", "psc-attack-kit/README.md")
                .map(readme -> DynamicTest.dynamicTest(
                        readme,
                        () -> assertThat(Files.size(ROOT.resolve(readme))).isLessThanOrEqualTo(README_BYTES)));
    }

    private static DynamicTest compiledTest(Path page, String sample) {
        return DynamicTest.dynamicTest(
                name(page, sample.lines().findFirst().orElse("")),
                () -> assertThat(COMPILED_CODE).contains(squeezed(sample)));
    }

    private static String name(Path page, String what) {
        return ROOT.relativize(page) + ": " + what;
    }

    private static List<String> anchors(Path page) {
        return HEADING.matcher(text(page))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    private static String compiled() {
        return COMPILED.stream()
                .map(ROOT::resolve)
                .filter(Files::isDirectory)
                .flatMap(DocumentationTest::javaFiles)
                .map(file -> squeezed(text(file)))
                .collect(Collectors.joining());
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }
}
