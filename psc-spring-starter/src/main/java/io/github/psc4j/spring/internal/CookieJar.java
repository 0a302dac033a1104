package io.github.psc4j.spring.internal;

import io.github.psc4j.secret.Secret;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** The cookies of the pending logins of one browser: few and short enough for the header of a request. */
final class CookieJar {
    /** Tabs in which one person can be logging in at once. */
    private static final int MOST = 4;

    /** Characters of all values together: containers accept 8,192 bytes of headers. */
    private static final int MOST_CHARS = 4_000;

    /** Cookies deleted by one response: a neighbour on the same domain can plant more than fit into its headers. */
    private static final int MOST_DROPPED = 20;

    /** Longer than the pending login itself, so that the page can say that it has expired. */
    private static final Duration LIFE = Duration.ofMinutes(20);

    private static final String NAME = "psc-login-";
    private static final int NAME_BYTES = 12;
    private static final int NAME_CHARS = 16;

    private final boolean secure;
    private final String prefix;

    CookieJar(boolean secure) {
        this.secure = secure;
        this.prefix = (secure ? "__Host-" : "") + NAME;
    }

    /** Adds a pending login, and drops the oldest where they get too many: browsers send older cookies first (RFC 6265). */
    void put(Secret state, String sealed, HttpServletRequest request, HttpServletResponse response) {
        List<Cookie> held = held(request);
        int dropped = held.size();
        int chars = sealed.length();
        while (dropped > 0 && held.size() - dropped < MOST - 1) {
            chars += held.get(dropped - 1).getValue().length();
            if (chars > MOST_CHARS) {
                break;
            }
            dropped--;
        }
        drop(held.subList(0, dropped), response);
        set(name(state), sealed, LIFE, response);
    }

    /** Removes the pending login that a state belongs to, and returns it; several only if somebody planted cookies. */
    List<Cookie> take(Secret state, HttpServletRequest request, HttpServletResponse response) {
        String name = name(state);
        List<Cookie> found = held(request).stream()
                .filter(cookie -> cookie.getName().equals(name))
                .toList();
        if (!found.isEmpty()) {
            set(name, "", Duration.ZERO, response);
        }
        return found;
    }

    void clear(HttpServletRequest request, HttpServletResponse response) {
        drop(held(request), response);
    }

    /** Of the length of our names only: to delete a cookie takes as many bytes as its name has. */
    private List<Cookie> held(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? List.of()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().startsWith(prefix)
                                && cookie.getName().length() == prefix.length() + NAME_CHARS)
                        .toList();
    }

    private void drop(List<Cookie> cookies, HttpServletResponse response) {
        cookies.stream()
                .map(Cookie::getName)
                .distinct()
                .limit(MOST_DROPPED)
                .forEach(name -> set(name, "", Duration.ZERO, response));
    }

    private void set(String name, String value, Duration life, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, value)
                        .path("/")
                        .httpOnly(true)
                        .secure(secure)
                        .sameSite("Lax")
                        .maxAge(life)
                        .build()
                        .toString());
    }

    /** A digest, because names of cookies are shown in more places than their values. */
    private String name(Secret state) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(state.reveal().getBytes(StandardCharsets.UTF_8));
            return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, NAME_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
