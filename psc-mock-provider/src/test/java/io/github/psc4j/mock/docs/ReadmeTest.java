package io.github.psc4j.mock.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every Java sample of the README and of the pages behind it stands in a class of this package, or of the starter's, which is compiled and run. */
class ReadmeTest {

    private static final Pattern SAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final List<Path> PLACES = List.of(
            Path.of("src/test/java/io/github/psc4j/mock/docs"),
            Path.of("../psc-spring-starter/src/test/java/io/github/psc4j/spring/docs"));

    @TestFactory
    Stream<DynamicTest> samples_are_compiled_and_run() throws IOException {
        StringBuilder compiled = new StringBuilder();
        for (Path place : PLACES) {
            try (Stream<Path> files = Files.list(place)) {
                for (Path file : files.toList()) {
                    compiled.append(squeezed(Files.readString(file)));
                }
            }
        }
        List<String> samples = SAMPLE.matcher(ReadmeFilesTest.readme())
                .results()
                .map(result -> result.group(1))
                .toList();
        assertThat(samples).isNotEmpty();
        return samples.stream()
                .map(sample -> DynamicTest.dynamicTest(
                        sample.lines().findFirst().orElse(""),
                        () -> assertThat(compiled.toString()).contains(squeezed(sample))));
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }
}
