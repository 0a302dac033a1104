package io.github.psc4j.mock.internal.server;

import io.github.psc4j.mock.extension.MockRequest;
import io.github.psc4j.mock.extension.MockResponse;
import io.github.psc4j.mock.internal.journal.Recorder;
import io.github.psc4j.mock.internal.util.Json;
import io.github.psc4j.mock.journal.RecordedResponse;
import io.github.psc4j.mock.model.Refusal;
import io.github.psc4j.mock.model.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wiremock.jakarta.servlet.Filter;
import wiremock.jakarta.servlet.FilterChain;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.ServletRequest;
import wiremock.jakarta.servlet.ServletResponse;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;

/**
 * WireMock reads forms before any stub does, and responds to one that cannot be decoded with a stack trace. Here it becomes
 * an OAuth error.
 */
final class MalformedRequestFilter implements Filter {

    private static final Map<String, String> BODY =
            Map.of("error", "invalid_request", "error_description", "malformed-request");

    private final Recorder recorder;

    MalformedRequestFilter(Recorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (IllegalArgumentException e) {
            recorder.record(
                    unread((HttpServletRequest) request),
                    MockResponse.json(400, BODY),
                    RecordedResponse.Source.PROVIDER,
                    Optional.of(new Refusal(Rule.MALFORMED_REQUEST, "bad percent-encoding")));
            HttpServletResponse http = (HttpServletResponse) response;
            http.reset();
            http.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            http.setContentType("application/json");
            http.setHeader("Cache-Control", "no-store");
            http.getOutputStream().write(Json.write(BODY).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Whatever can be said of a request that cannot be read. */
    private static MockRequest unread(HttpServletRequest request) {
        return new MockRequest(
                request.getMethod(),
                request.getServerName(),
                request.getRequestURI(),
                "",
                "",
                "",
                "",
                List.of(),
                Map.of(),
                Optional.empty(),
                Map.of());
    }
}
