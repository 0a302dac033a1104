package io.github.psc4j.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of {@code docs} that a test writes when asked to ({@code -Dpsc4j.docs=write}), and otherwise holds to be up to date. */
public final class GeneratedPage {
    private final Path file;

    private GeneratedPage(Path file) {
        this.file = file;
    }

    public static GeneratedPage named(String name) {
        return new GeneratedPage(Path.of("..", "docs", name));
    }

    public void assertEqualTo(String page) {
        try {
            if ("write".equals(System.getProperty("psc4j.docs"))) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, page);
            }
            assertThat(file)
                    .as("docs/%s is out of date: run mvn verify -Dpsc4j.docs=write", file.getFileName())
                    .exists();
            assertThat(Files.readString(file))
                    .as("docs/%s is out of date: run mvn verify -Dpsc4j.docs=write", file.getFileName())
                    .isEqualTo(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
