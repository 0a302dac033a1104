package io.github.psc4j.mock.internal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the templates let through, and what they do not. */
class TemplatesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\" onfocus=\"alert(1)",
                "' autofocus '",
                "&lt;b&gt;",
                "</title><b>",
                "{{page}}",
                "{{{page}}}",
                "{{> login/refused}}",
                "{{#each this}}x{{/each}}"
            })
    void a_value_is_text_and_nothing_else(String value) {
        String html = Pages.confirmLogout(value).html();

        assertThat(html).contains("name=\"page\" value=\"" + escaped(value) + "\"");
    }

    @Test
    void a_value_in_a_list_of_a_partial_is_escaped_too() {
        String html = Templates.render("console/row", Map.of("name", "<i>", "value", "a\n  <b>"));

        assertThat(html).contains("<dt>&lt;i&gt;</dt><dd><code>a\n  &lt;b&gt;</code></dd>");
    }

    @Test
    void a_value_that_is_missing_is_an_error_and_no_gap() {
        assertThatThrownBy(() -> Templates.render("login/confirm-logout", Map.of("style", "")))
                .hasMessageContaining("the template prints a value that it was not given: page");
    }

    @Test
    void a_value_of_null_is_an_error() {
        Map<String, Object> values = new HashMap<>(Map.of("style", ""));
        values.put("page", null);

        assertThatThrownBy(() -> Templates.render("login/confirm-logout", values))
                .hasMessageContaining("page");
    }

    @Test
    void an_item_of_a_list_takes_nothing_from_the_page_around_it() {
        Map<String, Object> values = Map.of("options", List.of(Map.of("value", "v")), "text", "of the page");

        assertThatThrownBy(() -> Templates.render("console/options", values)).hasMessageContaining("text");
    }

    @Test
    void no_object_is_read() {
        record Secret(String page) {}

        assertThatThrownBy(() -> Templates.render("console/options", Map.of("options", List.of(new Secret("hidden")))))
                .hasMessageContaining("value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"login/nothing", "../../../../../../etc/passwd", "file:///etc/passwd", "http://localhost/x"})
    void a_template_comes_from_the_jar_only(String name) {
        assertThatThrownBy(() -> Templates.render(name, Map.of())).hasMessageContaining("missing from the jar");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void a_template_never_prints_unescaped_and_names_its_partials(Path template) throws IOException {
        String text = Files.readString(template);

        assertThat(text)
                .doesNotContain("{{{", "{{&", "{{~&", "{{> (", "{{>(", "{{#> (", "{{=", "{{*")
                .doesNotContain("<script", "style=\"", "src=", "javascript:");
        assertThat(Pattern.compile("=\\{\\{")
                        .matcher(text.replaceAll("=\"[^\"]*\"", "=\"\""))
                        .find())
                .as("a value in an attribute without quotation marks")
                .isFalse();
        assertThat(Pattern.compile("\\{\\{style}}").matcher(text).find())
                .as("the style stands in the head only")
                .isEqualTo(template.endsWith("head.hbs"));
    }

    @Test
    void there_are_templates_to_look_at() throws IOException, URISyntaxException {
        try (Stream<Path> found = templates()) {
            assertThat(found).hasSizeGreaterThan(10);
        }
    }

    static Stream<Path> templates() throws IOException, URISyntaxException {
        URL folder = Objects.requireNonNull(Templates.class.getResource("/io/github/psc4j/mock/pages"));
        return Files.walk(Path.of(folder.toURI()))
                .filter(file -> file.toString().endsWith(".hbs"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#x27;")
                .replace("=", "&#x3D;")
                .replace("`", "&#x60;");
    }
}
