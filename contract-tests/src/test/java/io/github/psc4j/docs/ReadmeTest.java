package io.github.psc4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every Java sample of the README stands in a class that is compiled; every path and link in it exists. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern SAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    /** A call, or an annotation, in the row of a table. */
    private static final Pattern IN_A_TABLE = Pattern.compile("`([^`\\n]*\\([^`\\n]*)`");

    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#]+)(#[^)]*)?\\)");

    private static final List<Path> COMPILED = List.of(
            Path.of("contract-tests/src/test/java/io/github/psc4j/docs"),
            Path.of("psc-spring-starter/src/test/java/io/github/psc4j/spring/docs"));

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }

    @TestFactory
    Stream<DynamicTest> samples_are_compiled() throws IOException {
        String compiled = compiled();
        List<String> samples =
                SAMPLE.matcher(readme()).results().map(r -> r.group(1)).toList();
        assertThat(samples).hasSizeGreaterThan(2);
        return samples.stream()
                .map(sample -> DynamicTest.dynamicTest(
                        sample.lines().findFirst().orElse(""),
                        () -> assertThat(compiled).contains(squeezed(sample))));
    }

    @TestFactory
    Stream<DynamicTest> samples_in_tables_are_compiled() throws IOException {
        String compiled = compiled();
        List<String> samples = readme().lines()
                .filter(line -> line.startsWith("|"))
                .flatMap(line -> IN_A_TABLE.matcher(line).results().map(r -> r.group(1)))
                .filter(sample -> !sample.endsWith("()"))
                .toList();
        assertThat(samples).hasSizeGreaterThan(15);
        return samples.stream()
                .map(sample -> DynamicTest.dynamicTest(
                        sample, () -> assertThat(compiled).contains(squeezed(sample))));
    }

    private static String compiled() throws IOException {
        StringBuilder compiled = new StringBuilder();
        for (Path folder : COMPILED) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    compiled.append(squeezed(Files.readString(file)));
                }
            }
        }
        return compiled.toString();
    }

    @Test
    void links_lead_somewhere() throws IOException {
        Matcher links = LINK.matcher(readme());
        while (links.find()) {
            assertThat(ROOT.resolve(links.group(1))).exists();
        }
    }
}
