package io.github.psc4j.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.testing.GeneratedPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of error codes says what the enum says. */
class ErrorsPageTest {
    private static final Path SOURCE = Path.of("src/main/java/io/github/psc4j/error/ErrorCode.java");
    private static final Pattern CONSTANT =
            Pattern.compile("/\\*\\* (?<text>.+?) \\*/\\s+(?<name>[A-Z_]+)\\(\\d+, Retry\\.", Pattern.DOTALL);

    private static final Map<Character, String> STAGES = Map.of(
            '1', "Configuration",
            '2', "Calls to the provider",
            '3', "Login",
            '4', "Token endpoint",
            '5', "Validation rules",
            '6', "Userinfo",
            '7', "Propagation",
            '8', "Logout",
            '9', "Session");

    private static final Map<ErrorCode.Retry, String> HELPS = Map.of(
            ErrorCode.Retry.NEVER, "somebody has to change something",
            ErrorCode.Retry.LATER, "try again later",
            ErrorCode.Retry.NEW_LOGIN, "a new login");

    @Test
    void the_page_of_errors_is_up_to_date() {
        GeneratedPage.named("errors.md").assertEqualTo(page());
    }

    @Test
    void every_code_has_a_meaning() {
        assertThat(meanings())
                .containsOnlyKeys(
                        Arrays.stream(ErrorCode.values()).map(ErrorCode::name).toList());
    }

    @Test
    void no_code_is_used_twice() {
        assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::id)).doesNotHaveDuplicates();
    }

    private static String page() {
        Map<String, String> meanings = meanings();
        StringBuilder page = new StringBuilder("""
                # Error codes

                Whatever a network, a token or a browser does, a call throws a `PscException` and nothing else. Its `code()` is stable, its
                message may improve and is safe to log. `code().retry()` says what helps. Made from `ErrorCode` by `ErrorsPageTest`;
                `mvn verify -Dpsc4j.docs=write` writes it.
                """);
        char stage = 0;
        for (ErrorCode code : ErrorCode.values()) {
            char first = code.id().charAt("PSC-".length());
            if (first != stage) {
                stage = first;
                page.append("\n## ")
                        .append(STAGES.get(first))
                        .append("\n\n| Code | Name | Meaning | What helps |\n|---|---|---|---|\n");
            }
            page.append("| ")
                    .append(code.id())
                    .append(" | `")
                    .append(code.name())
                    .append("` | ");
            page.append(meanings.get(code.name())).append(" | ");
            page.append(HELPS.get(code.retry())).append(" |\n");
        }
        return page.toString();
    }

    private static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        CONSTANT.matcher(source())
                .results()
                .forEach(constant -> meanings.put(constant.group(2), plain(constant.group(1))));
        return meanings;
    }

    private static String plain(String javadoc) {
        return javadoc.replaceAll("\\s*\\n\\s*\\*\\s*", " ").replaceAll("\\{@code (.+?)}", "`$1`");
    }

    private static String source() {
        try {
            String source = Files.readString(SOURCE);
            return source.substring(source.indexOf("public enum ErrorCode"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
