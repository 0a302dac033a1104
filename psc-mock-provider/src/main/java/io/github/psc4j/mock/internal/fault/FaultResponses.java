package io.github.psc4j.mock.internal.fault;

import com.github.tomakehurst.wiremock.http.Fault;
import io.github.psc4j.mock.extension.Delivery;
import io.github.psc4j.mock.extension.JsonResponses;
import io.github.psc4j.mock.extension.MockRequest;
import io.github.psc4j.mock.extension.MockResponse;
import io.github.psc4j.mock.internal.logout.BackChannelLogout;
import io.github.psc4j.mock.internal.settings.Origins;
import io.github.psc4j.mock.internal.state.ProviderState;
import io.github.psc4j.mock.journal.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** How each fault is done. */
public final class FaultResponses {

    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final Duration HANGING = Duration.ofHours(1);
    private static final Duration DRIPPING = Duration.ofMinutes(1);
    private static final int HUGE = 16 * 1024 * 1024;
    private static final int DEEP = 10_000;
    private static final String PAGE =
            "<!doctype html><html lang=\"en\"><title>%1$s</title><h1>%1$s</h1><p>Reference 18.4f1c.0</p></html>";

    private final TokenFaults tokens;
    private final LoginFaults login;
    private final ProviderState provider;
    private final BackChannelLogout logout;

    public FaultResponses(ProviderState provider, BackChannelLogout logout) {
        this.logout = logout;
        this.provider = provider;
        this.tokens = new TokenFaults(provider);
        this.login = new LoginFaults();
    }

    MockResponse respond(
            io.github.psc4j.mock.fault.Fault fault,
            Operation operation,
            MockRequest request,
            Function<MockRequest, MockResponse> next) {
        return switch (fault) {
            case SLOW -> next.apply(request).delivered(Delivery.after(SLOW));
            // Not called at all: what hangs or breaks has used up no code.
            case HANGING -> MockResponse.empty(503).delivered(Delivery.after(HANGING));
            case DRIPPING -> next.apply(request).delivered(Delivery.dripping(DRIPPING));
            case RESET -> broken(Fault.CONNECTION_RESET_BY_PEER);
            case CLOSED -> broken(Fault.EMPTY_RESPONSE);
            case GARBLED -> broken(Fault.MALFORMED_RESPONSE_CHUNK);
            case TRUNCATED -> truncated(next.apply(request));
            case EMPTY -> next.apply(request).withBody("");
            case SERVER_ERROR -> MockResponse.json(500, Map.of("error", "server_error"));
            case BAD_GATEWAY -> page(502, "Bad Gateway");
            case UNAVAILABLE, KEYS_DOWN -> page(503, "Service Unavailable").with("Retry-After", "30");
            case TOO_MANY_REQUESTS -> page(429, "Too Many Requests").with("Retry-After", "30");
            case FORBIDDEN -> page(403, "Access Denied");
            case MOVED -> MockResponse.redirect(302, provider.origins().auth() + "/moved");
            case WRONG_CONTENT_TYPE -> JsonResponses.withContentType(next.apply(request), "text/html");
            case HTML_PAGE -> page(200, "Please accept the terms of use");
            case HUGE -> JsonResponses.padded(next.apply(request), HUGE);
            case DEEP -> JsonResponses.nested(next.apply(request), DEEP);
            case ISSUER_RENAMED -> JsonResponses.changed(next.apply(request), FaultResponses::renamed);
            case KEYS_EMPTY -> JsonResponses.with(next.apply(request), "keys", List.of());
            case INVALID_GRANT ->
                MockResponse.json(400, Map.of("error", "invalid_grant", "error_description", "Session not active"));
            case INVALID_CLIENT ->
                MockResponse.json(
                        401, Map.of("error", "invalid_client", "error_description", "Invalid client credentials"));
            case SESSION_CLOSED -> {
                provider.store().livingSessions().forEach(logout::end);
                yield next.apply(request);
            }
            case NO_ID_TOKEN -> JsonResponses.without(next.apply(request), "id_token");
            case NO_REFRESH_TOKEN -> JsonResponses.without(next.apply(request), "refresh_token");
            case NO_EXPIRES_IN -> JsonResponses.without(next.apply(request), "expires_in");
            case USERINFO_OF_SOMEBODY_ELSE -> JsonResponses.changed(next.apply(request), tokens::somebodyElse);
            case USERINFO_WITHOUT_SUBJECT -> JsonResponses.without(next.apply(request), "sub");
            case ACCESS_DENIED -> login.error("access_denied", operation, request, next);
            case LOGIN_UNAVAILABLE -> login.error("temporarily_unavailable", operation, request, next);
            case LOGIN_SERVER_ERROR -> login.error("server_error", operation, request, next);
            case KEY_ROTATION,
                    KEY_ANNOUNCED,
                    KEY_UNPUBLISHED,
                    KEY_WITHDRAWN,
                    KEY_REUSES_KID,
                    KEY_WITHOUT_KID,
                    TOKEN_WITHOUT_KID,
                    CLOCK_AHEAD,
                    CLOCK_BEHIND,
                    ACR_MISSING,
                    ACR_UNKNOWN -> tokens.respond(fault, operation, request, next);
        };
    }

    private static MockResponse broken(Fault how) {
        return MockResponse.empty(200).delivered(Delivery.broken(how));
    }

    private static MockResponse truncated(MockResponse response) {
        return response.withBody(response.body().substring(0, response.body().length() / 2));
    }

    private static MockResponse page(int status, String title) {
        return new MockResponse(status, List.of(), PAGE.formatted(title))
                .with("Content-Type", "text/html; charset=utf-8")
                .with("Cache-Control", "no-store");
    }

    private static Map<String, Object> renamed(Map<String, Object> document) {
        document.put("issuer", "https://auth.renamed.example" + Origins.PATH);
        return document;
    }
}
