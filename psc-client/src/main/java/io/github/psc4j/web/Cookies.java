package io.github.psc4j.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the cookies of a request, and writes ours. */
final class Cookies {
    private static final String HEADER = "Cookie";

    private final boolean secure;

    private Cookies(boolean secure) {
        this.secure = secure;
    }

    /** For browsers that come over HTTPS, also where a proxy ends it. */
    static Cookies overHttps() {
        return new Cookies(true);
    }

    /** For development: the browser comes over plain HTTP. */
    static Cookies overHttp() {
        return new Cookies(false);
    }

    boolean areSecure() {
        return secure;
    }

    /** The name of a cookie of ours: a browser accepts a {@code __Host-} cookie from this very host over HTTPS only. */
    String name(String name) {
        return (secure ? "__Host-" : "") + name;
    }

    String set(String name, String value, Duration life) {
        return line(name, value) + "; Max-Age=" + life.toSeconds();
    }

    /** Until the browser is closed. */
    String setForBrowserSession(String name, String value) {
        return line(name, value);
    }

    String delete(String name) {
        return line(name, "") + "; Max-Age=0";
    }

    private String line(String name, String value) {
        return name + "=" + value + "; Path=/" + (secure ? "; Secure" : "") + "; HttpOnly; SameSite=Lax";
    }

    /** All cookies, in the order in which the browser sent them; what is no cookie is left out. */
    static List<Cookie> of(WebRequest request) {
        List<Cookie> cookies = new ArrayList<>();
        for (String header : request.headers(HEADER)) {
            int start = 0;
            while (start <= header.length()) {
                int semicolon = header.indexOf(';', start);
                int end = semicolon < 0 ? header.length() : semicolon;
                cookie(header.substring(start, end)).ifPresent(cookies::add);
                start = end + 1;
            }
        }
        return cookies;
    }

    private static Optional<Cookie> cookie(String pair) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? "" : pair.substring(0, equals).strip();
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Cookie(name, unquoted(pair.substring(equals + 1).strip())));
    }

    /** A client may put the value in quotes (RFC 6265 4.1.1). */
    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    /** A cookie of a request. */
    record Cookie(String name, String value) {
        @Override
        public String toString() {
            return "Cookie[masked]";
        }
    }
}
