package io.github.psc4j.mock.internal.http;

import io.github.psc4j.mock.Refusal;
import io.github.psc4j.mock.Rule;
import io.github.psc4j.mock.internal.RefusalLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import wiremock.jakarta.servlet.Filter;
import wiremock.jakarta.servlet.FilterChain;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.ServletRequest;
import wiremock.jakarta.servlet.ServletResponse;
import wiremock.jakarta.servlet.http.HttpServletResponse;

/**
 * WireMock reads forms before any stub does, and answers one that cannot be decoded with a stack trace. Here it becomes
 * an OAuth error.
 */
final class CleanFailures implements Filter {

    private static final String BODY = "{\"error\":\"invalid_request\",\"error_description\":\"malformed-request\"}";

    private final RefusalLog refusals;

    CleanFailures(RefusalLog refusals) {
        this.refusals = refusals;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (IllegalArgumentException e) {
            refusals.add(new Refusal(Rule.MALFORMED_REQUEST, "bad percent-encoding"));
            HttpServletResponse http = (HttpServletResponse) response;
            http.reset();
            http.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            http.setContentType("application/json");
            http.setHeader("Cache-Control", "no-store");
            http.getOutputStream().write(BODY.getBytes(StandardCharsets.UTF_8));
        }
    }
}
