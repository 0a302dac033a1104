package io.github.psc4j.internal.endpoint;

import io.github.psc4j.internal.http.EndpointCaller;
import io.github.psc4j.internal.http.HttpTransport;
import io.github.psc4j.internal.http.ReceivedResponse;
import io.github.psc4j.testing.FakeClock;
import io.github.psc4j.testing.PatientHttp;
import io.github.psc4j.token.TokenSet;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The token endpoint's way from a response to tokens, for tests that bring the response themselves. */
public final class TokenResponses {
    private static final EndpointCaller CALLER = TokenEndpoint.caller(
            new HttpTransport(PatientHttp.SETTINGS, Optional.empty(), new FakeClock(), event -> {}));

    private TokenResponses() {}

    public static TokenSet login(ReceivedResponse response, Instant now) {
        return TokenResponseReader.readLogin(members(response), now);
    }

    public static TokenSet refresh(ReceivedResponse response, Instant now, TokenSet current) {
        return TokenResponseReader.readRefresh(members(response), now, current).tokens();
    }

    private static Map<String, @Nullable Object> members(ReceivedResponse response) {
        return CALLER.json(CALLER.success(response));
    }
}
