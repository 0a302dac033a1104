package io.github.psc4j.internal.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.testing.GeneratedPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of bounds says what the class says, and every bound has its test. */
class LimitsPageTest {
    private static final Path SOURCE = Path.of("src/main/java/io/github/psc4j/internal/limit/Limits.java");
    private static final Pattern GROUP_OR_BOUND = Pattern.compile(
            "^ {4}// (?<group>[^\\n]+)\\.$|^ {4}/\\*\\* (?<text>.+?) \\*/\\s+public static final \\w+ (?<name>\\w+) =",
            Pattern.MULTILINE | Pattern.DOTALL);

    @Test
    void every_bound_has_a_test_of_its_name() {
        assertThat(Arrays.stream(LimitsTest.class.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Test.class))
                        .map(Method::getName))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Limits.class.getDeclaredFields())
                        .filter(field -> !field.isSynthetic())
                        .map(Field::getName)
                        .toList());
    }

    @Test
    void the_page_of_limits_is_up_to_date() {
        GeneratedPage.named("limits.md").assertEqualTo(page());
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Limits

                How large, how deep, how many and how long anything from outside may be. Made from `Limits` by `LimitsPageTest`;
                `mvn verify -Dpsc4j.docs=write` writes it. Each bound is tested just inside and just outside in `LimitsTest`, by a
                method of the same name. Beyond a bound there is a typed error or an event, never a document that was cut off in silence.
                """);
        Matcher matcher = GROUP_OR_BOUND.matcher(source());
        while (matcher.find()) {
            if (matcher.group("group") != null) {
                page.append("\n## ")
                        .append(matcher.group("group"))
                        .append("\n\n| Bound | Value | What |\n|---|---|---|\n");
            } else {
                page.append("| `").append(matcher.group("name")).append("` | ");
                page.append(value(matcher.group("name"))).append(" | ");
                page.append(plain(matcher.group("text"))).append(" |\n");
            }
        }
        return page.toString();
    }

    private static String plain(String javadoc) {
        return javadoc.replaceAll("\\s*\\n\\s*\\*\\s*", " ").replaceAll("\\{@code (.+?)}", "`$1`");
    }

    private static String value(String name) {
        try {
            Object value = Limits.class.getField(name).get(null);
            return value instanceof Duration duration
                    ? text(duration)
                    : String.format(Locale.ROOT, "%,d", (Integer) value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Duration duration) {
        if (duration.toSeconds() < 60) {
            return duration.toSeconds() + " s";
        }
        return duration.toMinutes() < 60 ? duration.toMinutes() + " min" : duration.toHours() + " h";
    }

    private static String source() {
        try {
            return Files.readString(SOURCE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
