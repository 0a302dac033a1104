package io.github.psc4j.mock.internal.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A whole page: the frame is the same for all, and says plainly that nothing here is real.
 *
 * @param html the document
 * @param styleHash what the Content-Security-Policy names as the only style allowed
 */
public record Page(String html, String styleHash) {

    private static final String STYLE = resource("style.css");
    private static final String CONSOLE_STYLE = STYLE + resource("console.css");

    private static final String FRAME = """
            <!DOCTYPE html>
            <html lang="%s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <title>%s – Simulateur Pro Santé Connect</title>
            <style>%s</style>
            </head>
            <body>
            <section class="notice" lang="fr" aria-label="Avertissement">Simulateur – aucune donnée réelle</section>
            <header>%s</header>
            <main>
            %s</main>
            </body>
            </html>
            """;

    /** In French, for a person. */
    static Page of(String title, String body) {
        return page("fr", title, STYLE, "<p>Simulateur de Pro Santé Connect</p>", body);
    }

    /** In English, for a developer or tester. */
    public static Page ofConsole(String title, String header, String body) {
        return page("en", title, CONSOLE_STYLE, header, body);
    }

    private static Page page(String language, String title, String style, String header, String body) {
        return new Page(FRAME.formatted(language, Html.escape(title), style, header, body), hashed(style));
    }

    private static String resource(String name) {
        try (InputStream stream = Page.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
