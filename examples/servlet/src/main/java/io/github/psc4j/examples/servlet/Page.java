package io.github.psc4j.examples.servlet;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What every page of the example has around it. */
final class Page {
    private Page() {}

    static void send(HttpServletResponse response, String content) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.getWriter()
                .write("<!DOCTYPE html><html lang=\"fr\"><meta charset=\"utf-8\"><title>Exemple</title><main>" + content
                        + "</main></html>");
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
