package io.github.psc4j.web;

import java.util.List;

/** Tells a person who goes to a page from a script that fetches data: only the first can be sent to a login page. */
final class Navigation {
    private static final String FETCH_MODE = "Sec-Fetch-Mode";

    private Navigation() {}

    /** Whether a request surely is a script's, however it was sent. */
    static boolean isScript(WebRequest request) {
        List<String> mode = request.headers(FETCH_MODE);
        return !request.headers("X-Requested-With").isEmpty()
                || (!mode.isEmpty() && !mode.get(0).equals("navigate"))
                || !(accepts(request, "text/html") || accepts(request, "*/*"));
    }

    /** Whether a request that was not meant as a login may become one: it says that it wants a page. */
    static boolean isPage(WebRequest request) {
        return request.method().equals("GET")
                && !isScript(request)
                && (accepts(request, "text/html")
                        || !request.headers(FETCH_MODE).isEmpty());
    }

    private static boolean accepts(WebRequest request, String type) {
        List<String> accept = request.headers("Accept");
        return accept.isEmpty() ? type.equals("*/*") : accept.stream().anyMatch(value -> value.contains(type));
    }
}
