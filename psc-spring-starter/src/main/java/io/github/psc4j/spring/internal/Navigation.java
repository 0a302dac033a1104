package io.github.psc4j.spring.internal;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Tells a person who goes to a page from a script that fetches data: only the first can be sent to a login page. */
final class Navigation {
    private Navigation() {}

    /** Whether a request surely is a script's, however it was sent. */
    static boolean isScript(HttpServletRequest request) {
        String mode = request.getHeader("Sec-Fetch-Mode");
        return request.getHeader("X-Requested-With") != null
                || (mode != null && !mode.equals("navigate"))
                || !(accepts(request, "text/html") || accepts(request, "*/*"));
    }

    /** Whether a request that was not meant as a login may become one: it says that it wants a page. */
    static boolean isPage(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                && !isScript(request)
                && (accepts(request, "text/html") || request.getHeader("Sec-Fetch-Mode") != null);
    }

    private static boolean accepts(HttpServletRequest request, String type) {
        @Nullable String accept = request.getHeader(HttpHeaders.ACCEPT);
        return (accept == null ? "*/*" : accept).contains(type);
    }
}
