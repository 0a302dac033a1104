package io.github.psc4j.web.servlet;

import io.github.psc4j.web.WebSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Principal;
import java.util.Arrays;
import java.util.Base64;

/** A request of a person who is logged in. */
final class AuthenticatedRequest extends HttpServletRequestWrapper {
    private static final int PSEUDONYM_BYTES = 9;

    private final Principal principal;

    AuthenticatedRequest(HttpServletRequest request, String name) {
        super(request);
        this.principal = new Named(name);
    }

    /** Says which requests belong together, for as long as the session lives, and not whose they are. */
    static String pseudonym(WebSession session) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(("pseudonym " + session.csrfToken().reveal()).getBytes(StandardCharsets.UTF_8));
            return "psc-"
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, PSEUDONYM_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public Principal getUserPrincipal() {
        return principal;
    }

    @Override
    public String getRemoteUser() {
        return principal.getName();
    }

    @Override
    public String getAuthType() {
        return "PSC";
    }

    private record Named(String name) implements Principal {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public String toString() {
            return "Principal[masked]";
        }
    }
}
