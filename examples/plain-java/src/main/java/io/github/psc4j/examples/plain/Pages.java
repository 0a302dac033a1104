package io.github.psc4j.examples.plain;

import com.sun.net.httpserver.HttpExchange;
import io.github.psc4j.error.PscException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What any web program needs and the HTTP server of the JDK leaves out: pages, cookies, redirects. */
final class Pages {
    private Pages() {}

    /** Runs a step; whatever the login refuses becomes a page that says what to do next. */
    static void guard(HttpExchange exchange, PlainLogin.Step step) throws IOException {
        try {
            step.run(exchange);
        } catch (PscException e) {
            System.err.println(e.getMessage()); // Safe to log: no token, no identity.
            int status = switch (e.code().retry()) {
                case NEW_LOGIN -> 400;
                case LATER -> 503;
                case NEVER -> 502;
            };
            show(
                    exchange,
                    status,
                    "<h1>La connexion n'a pas abouti</h1><p>Code " + e.code().id()
                            + ".</p><p><a href=\"/login/start\">Recommencer</a></p>");
        } finally {
            exchange.close();
        }
    }

    static void show(HttpExchange exchange, int status, String body) throws IOException {
        byte[] page = ("<!doctype html><html lang=\"fr\"><meta charset=\"utf-8\"><title>Exemple</title><main>" + body
                        + "</main></html>")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
        exchange.sendResponseHeaders(status, page.length);
        exchange.getResponseBody().write(page);
    }

    static void redirect(HttpExchange exchange, URI target) throws IOException {
        exchange.getResponseHeaders().set("Location", target.toString());
        exchange.sendResponseHeaders(302, -1);
    }

    /** Add {@code Secure} where the program is served over HTTPS. */
    static void setCookie(HttpExchange exchange, String name, String value, int seconds) {
        exchange.getResponseHeaders()
                .add(
                        "Set-Cookie",
                        name + "=" + value + "; Path=/login; Max-Age=" + seconds + "; HttpOnly; SameSite=Lax");
    }

    /** Returns the value of a cookie, or an empty text: the login then refuses it. */
    static String cookie(HttpExchange exchange, String name) {
        List<String> headers = exchange.getRequestHeaders().getOrDefault("Cookie", List.of());
        for (String header : headers) {
            for (String cookie : header.split(";", -1)) {
                if (cookie.trim().startsWith(name + "=")) {
                    // A client may put the value in quotes (RFC 6265 4.1.1).
                    return cookie.trim().substring(name.length() + 1).replace("\"", "");
                }
            }
        }
        return "";
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
