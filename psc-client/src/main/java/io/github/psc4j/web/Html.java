package io.github.psc4j.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The built-in pages: one style, no script, nothing loaded from anywhere. */
final class Html {
    private static final String STYLE = """
            *{box-sizing:border-box}
            body{margin:0;background:#f5f6f8;color:#1b2430;font:1.0625rem/1.6 system-ui,"Segoe UI",Roboto,Arial,sans-serif}
            main{max-width:40rem;margin:8vh auto 2rem;padding:1.5rem 1.25rem 2rem;background:#fff;border:1px solid #c9ced6;border-radius:.5rem}
            h1{margin:0 0 1rem;font-size:1.5rem;line-height:1.3}
            .actions{display:flex;flex-wrap:wrap;gap:.75rem;margin:1.75rem 0 0}
            a,button{display:inline-block;padding:.75rem 1.25rem;border:2px solid #1f4e8c;border-radius:.375rem;background:#fff;color:#1f4e8c;font:inherit;font-weight:600;text-decoration:none}
            .first{background:#1f4e8c;color:#fff}
            a:hover,button:hover{text-decoration:underline}
            a:focus-visible,button:focus-visible{outline:3px solid #b34700;outline-offset:2px}
            .code{margin:2rem 0 0;color:#4a5564;font-size:.9375rem}
            """;
    private static final String POLICY =
            "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action %s; frame-ancestors 'none'";
    private static final String STYLE_DIGEST = sha256(STYLE);

    private Html() {}

    /** A page with links only. */
    static WebResponse page(WebResponse head, String title, String content) {
        return page(head, title, content, "'none'");
    }

    /** A page with a form. {@code form-action} also governs where the response redirects to, so it cannot be 'self'. */
    static WebResponse formPage(WebResponse head, String title, String content) {
        return page(head, title, content, "*");
    }

    private static WebResponse page(WebResponse head, String title, String content, String formAction) {
        String html = """
                <!DOCTYPE html>
                <html lang="fr">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex">
                <title>%s</title>
                <style>%s</style>
                </head>
                <body>
                <main>
                <h1>%s</h1>
                %s
                </main>
                </body>
                </html>
                """.formatted(escape(title), STYLE, escape(title), content);
        return Responses.with(
                head,
                Map.of(
                        "Content-Security-Policy", List.of(POLICY.formatted(STYLE_DIGEST, formAction)),
                        "Content-Type", List.of("text/html;charset=UTF-8")),
                html);
    }

    static String paragraph(String text) {
        return "<p>" + escape(text) + "</p>\n";
    }

    static String link(String target, String style, String label) {
        return "<a class=\"" + style + "\" href=\"" + escape(target) + "\">" + escape(label) + "</a>\n";
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
