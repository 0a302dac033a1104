package io.github.psc4j.spring.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.RedirectStrategy;

/** A redirect that does not log where it leads to: the address holds {@code state} and {@code nonce}. */
public final class QuietRedirect implements RedirectStrategy {
    @Override
    public void sendRedirect(HttpServletRequest request, HttpServletResponse response, String url) {
        Answers.redirect(response, url);
    }
}
