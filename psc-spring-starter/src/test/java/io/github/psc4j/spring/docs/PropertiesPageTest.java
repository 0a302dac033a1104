package io.github.psc4j.spring.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.json.JsonParserFactory;

/** The table of all properties in {@code docs/spring.md} says what the metadata says that editors show. */
class PropertiesPageTest {
    private static final Path PAGE = Path.of("..", "docs", "spring.md");
    private static final String HEADING = "## All properties\n\n";
    private static final String METADATA = "/META-INF/spring-configuration-metadata.json";

    @Test
    void every_property_is_in_the_table() throws IOException {
        String page = Files.readString(PAGE);
        int table = page.indexOf(HEADING) + HEADING.length();
        assertThat(table).isGreaterThan(HEADING.length());
        if ("write".equals(System.getProperty("psc4j.docs"))) {
            Files.writeString(PAGE, page.substring(0, table) + table());
        }

        assertThat(Files.readString(PAGE))
                .as("docs/spring.md is out of date: run mvn verify -Dpsc4j.docs=write")
                .endsWith(HEADING + table());
    }

    private static String table() throws IOException {
        StringBuilder table = new StringBuilder("| Property | Default | Meaning |\n|---|---|---|\n");
        properties().stream()
                .filter(property -> text(property, "name").startsWith("psc."))
                .map(property -> "| `" + text(property, "name") + "` | " + defaultValue(property) + " | "
                        + text(property, "description") + " |\n")
                .sorted()
                .forEach(table::append);
        return table.toString();
    }

    private static String defaultValue(Map<String, Object> property) {
        Object value = property.get("defaultValue");
        if (value == null) {
            return "";
        }
        return "`" + (value instanceof List<?> list ? list.toString().replaceAll("[\\[\\]]", "") : value) + "`";
    }

    private static String text(Map<String, Object> property, String member) {
        return Objects.toString(property.get(member), "").replace("|", "\\|");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> properties() throws IOException {
        // The module's own file, not one of a dependency that has the same name.
        Path own = Path.of("target", "classes", METADATA.substring(1));
        try (InputStream metadata = Files.newInputStream(own)) {
            return (List<Map<String, Object>>) JsonParserFactory.getJsonParser()
                    .parseMap(new String(metadata.readAllBytes(), StandardCharsets.UTF_8))
                    .get("properties");
        }
    }
}
