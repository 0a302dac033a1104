package io.github.psc4j.examples.plain;

import com.sun.net.httpserver.HttpExchange;
import io.github.psc4j.professional.WorkSituation;
import io.github.psc4j.web.PscWeb;
import io.github.psc4j.web.WebRequest;
import io.github.psc4j.web.WebResponse;
import io.github.psc4j.web.WebSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The pages of the example, and how one gets into the HTTP server of the JDK. */
final class Pages {
    private static final int NO_BODY = -1;

    private Pages() {}

    static WebRequest request(HttpExchange exchange) {
        return WebRequest.of(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getRequestHeaders(),
                exchange.getRequestBody());
    }

    static void send(HttpExchange exchange, WebResponse response) throws IOException {
        try (exchange) {
            byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
            boolean empty = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
            response.headers().forEach(exchange.getResponseHeaders()::put);
            exchange.sendResponseHeaders(response.status(), empty ? NO_BODY : body.length);
            if (!empty) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    static WebResponse home() {
        return page(200, "<h1>Exemple</h1><p><a href=\"/login\">S’identifier avec Pro Santé Connect</a></p>");
    }

    /** For the person: who they are, what they can work as, and the way out. */
    static WebResponse espace(WebSession session) {
        String situations = session.psc().professional().workSituations().stream()
                .map(WorkSituation::label)
                .map(label -> "<li>" + escape(label) + "</li>")
                .collect(Collectors.joining());
        return page(
                200,
                "<h1>Bonjour " + escape(session.psc().professional().displayName())
                        + "</h1><p>Vous pouvez travailler comme :</p><ul>" + situations
                        + "</ul><p><a href=\"/dossiers\">Mes dossiers</a></p>"
                        + "<form method=\"post\" action=\"/logout\"><input type=\"hidden\" name=\""
                        + PscWeb.CSRF_PARAMETER + "\" value=\""
                        + session.csrfToken().reveal() + "\"><button>Se déconnecter</button></form>");
    }

    static WebResponse dossiers(String answer) {
        return page(200, "<h1>Mes dossiers</h1><pre>" + escape(answer) + "</pre><p><a href=\"/espace\">Retour</a></p>");
    }

    static WebResponse notFound() {
        return page(404, "<h1>Cette page n’existe pas</h1><p><a href=\"/\">Accueil</a></p>");
    }

    private static WebResponse page(int status, String content) {
        return new WebResponse(
                status,
                Map.of(
                        "Content-Type", List.of("text/html;charset=UTF-8"),
                        "Content-Security-Policy", List.of("default-src 'none'; frame-ancestors 'none'"),
                        "Cache-Control", List.of("no-store"),
                        "Referrer-Policy", List.of("no-referrer")),
                "<!DOCTYPE html><html lang=\"fr\"><meta charset=\"utf-8\"><title>Exemple</title><main>" + content
                        + "</main></html>");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
