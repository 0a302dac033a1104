package io.github.psc4j.spring.internal;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.spring.PscErrorPage;
import io.github.psc4j.spring.PscFailure;
import io.github.psc4j.spring.PscFailureText;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.springframework.web.util.HtmlUtils;

/** A page in French without anything around it, so that it fits beside any application. */
public final class BuiltInErrorPage implements PscErrorPage {
    private static final String STYLE = """
            *{box-sizing:border-box}
            body{margin:0;background:#f5f6f8;color:#1b2430;font:1.0625rem/1.6 system-ui,"Segoe UI",Roboto,Arial,sans-serif}
            main{max-width:40rem;margin:8vh auto 2rem;padding:1.5rem 1.25rem 2rem;background:#fff;border:1px solid #c9ced6;border-radius:.5rem}
            h1{margin:0 0 1rem;font-size:1.5rem;line-height:1.3}
            .actions{display:flex;flex-wrap:wrap;gap:.75rem;margin:1.75rem 0 0}
            a{display:inline-block;padding:.75rem 1.25rem;border:2px solid #1f4e8c;border-radius:.375rem;color:#1f4e8c;font-weight:600;text-decoration:none}
            a.first{background:#1f4e8c;color:#fff}
            a:hover{text-decoration:underline}
            a:focus-visible{outline:3px solid #b34700;outline-offset:2px}
            .code{margin:2rem 0 0;color:#4a5564;font-size:.9375rem}
            """;
    private static final String POLICY = "default-src 'none'; style-src 'sha256-" + sha256(STYLE)
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    @Override
    public void show(PscFailure failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().write(html(failure, request.getContextPath() + "/"));
    }

    private static String html(PscFailure failure, String home) {
        PscFailureText text = PscFailureText.of(failure);
        StringBuilder actions = new StringBuilder();
        failure.providerLogoutUri()
                .ifPresent(uri -> actions.append(link(uri.toString(), "first", PscFailureText.PROVIDER_LOGOUT)));
        actions.append(link(failure.retryPath(), actions.isEmpty() ? "first" : "", PscFailureText.RETRY));
        actions.append(link(home, "", PscFailureText.HOME));
        return """
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
                <div class="actions">%s</div>
                %s
                </main>
                </body>
                </html>
                """.formatted(
                        escape(text.title()),
                        STYLE,
                        escape(text.title()),
                        paragraphs(text),
                        actions,
                        failure.code().map(BuiltInErrorPage::code).orElse(""));
    }

    private static String paragraphs(PscFailureText text) {
        StringBuilder html = new StringBuilder();
        text.sentences()
                .forEach(sentence -> html.append("<p>").append(escape(sentence)).append("</p>\n"));
        return html.toString();
    }

    private static String code(ErrorCode code) {
        return "<p class=\"code\">Code à communiquer au support : <strong>" + code.id() + "</strong></p>";
    }

    private static String link(String target, String style, String label) {
        return "<a class=\"" + style + "\" href=\"" + escape(target) + "\">" + escape(label) + "</a>\n";
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
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
