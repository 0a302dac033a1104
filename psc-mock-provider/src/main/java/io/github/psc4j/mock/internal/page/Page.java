package io.github.psc4j.mock.internal.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A whole page: the frame is the same for all, and says plainly that nothing here is real. */
public record Page(String html) {

    private static final String STYLE = style();
    private static final String STYLE_HASH = hashed(STYLE);

    private static final String FRAME = """
            <!DOCTYPE html>
            <html lang="fr">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <title>%s – Simulateur Pro Santé Connect</title>
            <style>%s</style>
            </head>
            <body>
            <section class="notice" aria-label="Avertissement">Simulateur – aucune donnée réelle</section>
            <header><p>Simulateur de Pro Santé Connect</p></header>
            <main>
            %s</main>
            </body>
            </html>
            """;

    static Page of(String title, String body) {
        return new Page(FRAME.formatted(Html.escape(title), STYLE, body));
    }

    /** What the Content-Security-Policy names as the only style allowed. */
    public String styleHash() {
        return STYLE_HASH;
    }

    private static String style() {
        try (InputStream stream = Page.class.getResourceAsStream("style.css")) {
            if (stream == null) {
                throw new IllegalStateException("style.css is missing from the jar");
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
