package io.github.psc4j.spring.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * Redirects and refusals. Spring's and the container's own redirects log where they lead to, or build it from the {@code
 * Host} header; these do neither.
 */
final class Answers {
    private Answers() {}

    static void redirectHere(HttpServletRequest request, HttpServletResponse response, String path) {
        redirect(response, request.getContextPath() + path);
    }

    static void redirectAway(HttpServletResponse response, URI uri) {
        redirect(response, uri.toString());
    }

    static void redirect(HttpServletResponse response, String location) {
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader(HttpHeaders.LOCATION, location);
        noTraces(response);
    }

    /** What a script gets: it can tell the person to log in, and cannot log in itself. */
    static void loginRequired(HttpServletRequest request, HttpServletResponse response) throws IOException {
        noTraces(response);
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        String login = quoted(request.getContextPath() + LoginSettings.LOGIN_PATH);
        response.getWriter().write("{\"error\":\"login_required\",\"login\":" + login + "}");
    }

    /** The context path may be out of a header that a proxy should have replaced. */
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** No copy in a cache, and no address with a code or a state told to the next page. */
    static void noTraces(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
    }
}
