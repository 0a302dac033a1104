package io.github.psc4j.mock.internal.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * A whole page. Each is a template within a frame that says plainly that nothing here is real.
 *
 * @param html the document
 * @param styleHash what the Content-Security-Policy names as the only style allowed
 */
public record Page(String html, String styleHash) {

    /** In French, for a person. */
    static Page forPerson(String template, Map<String, ?> values) {
        return page("login/" + template, Style.PERSON, values);
    }

    /** In English, for a developer or tester. */
    public static Page forDeveloper(String template, Map<String, ?> values) {
        return page("console/" + template, Style.DEVELOPER, values);
    }

    private static Page page(String template, Style style, Map<String, ?> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("style", Templates.unescaped(style.text));
        return new Page(Templates.render(template, all), style.hash);
    }

    private enum Style {
        PERSON(Templates.resource("style.css")),
        DEVELOPER(Templates.resource("style.css") + Templates.resource("console/console.css"));

        private final String text;
        private final String hash;

        Style(String text) {
            this.text = text;
            this.hash = hashed(text);
        }

        private static String hashed(String style) {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
                return "sha256-" + Base64.getEncoder().encodeToString(hash);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
