package io.github.psc4j.web;

import io.github.psc4j.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The pending logins of one browser, each in a sealed cookie of its own, one a tab: few and short enough for the header of a
 * request. The server remembers nothing of people who have not logged in.
 */
final class PendingLoginCookies {
    /** Tabs in which one person can be logging in at once. */
    static final int MOST = 4;

    /** Characters of all values together: containers accept 8,192 bytes of headers. */
    static final int MOST_CHARS = 4_000;

    /** Cookies deleted by one response: a neighbor on the same domain can plant more than fit into its headers. */
    static final int MOST_DROPPED = 20;

    /** Longer than the pending login itself, so that the page can say that it has expired. */
    private static final Duration LIFE = Duration.ofMinutes(20);

    private static final String NAME = "psc-login-";
    private static final int NAME_BYTES = 12;
    private static final int NAME_CHARS = 16;

    private final Cookies cookies;
    private final String prefix;

    PendingLoginCookies(Cookies cookies) {
        this.cookies = cookies;
        this.prefix = cookies.name(NAME);
    }

    /** Adds a pending login, and drops the oldest where they get too many: browsers send older cookies first (RFC 6265). */
    List<String> put(WebRequest request, Secret state, String sealed) {
        List<Cookies.Cookie> held = held(request);
        int dropped = held.size();
        int chars = sealed.length();
        while (dropped > 0 && held.size() - dropped < MOST - 1) {
            chars += held.get(dropped - 1).value().length();
            if (chars > MOST_CHARS) {
                break;
            }
            dropped--;
        }
        List<String> set = new ArrayList<>(drop(held.subList(0, dropped)));
        set.add(cookies.set(name(state), sealed, LIFE));
        return set;
    }

    /** The sealed logins of a state; several only if somebody planted cookies. */
    List<String> find(WebRequest request, Secret state) {
        String name = name(state);
        return held(request).stream()
                .filter(cookie -> cookie.name().equals(name))
                .map(Cookies.Cookie::value)
                .toList();
    }

    /** Takes the pending login of a state out of the browser. */
    List<String> remove(Secret state) {
        return List.of(cookies.delete(name(state)));
    }

    /** Takes all pending logins out of the browser. */
    List<String> clear(WebRequest request) {
        return drop(held(request));
    }

    /** Of the length of our names only: to delete a cookie takes as many bytes as its name has. */
    private List<Cookies.Cookie> held(WebRequest request) {
        return Cookies.of(request).stream()
                .filter(cookie ->
                        cookie.name().startsWith(prefix) && cookie.name().length() == prefix.length() + NAME_CHARS)
                .toList();
    }

    private List<String> drop(List<Cookies.Cookie> dropped) {
        return dropped.stream()
                .map(Cookies.Cookie::name)
                .distinct()
                .limit(MOST_DROPPED)
                .map(cookies::delete)
                .toList();
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
