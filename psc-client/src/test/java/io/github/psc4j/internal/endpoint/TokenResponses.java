package io.github.psc4j.internal.endpoint;

import io.github.psc4j.internal.http.ReceivedResponse;
import io.github.psc4j.token.TokenSet;
import java.time.Instant;

/** The reader of token answers, for tests that bring the answer themselves. */
public final class TokenResponses {
    private TokenResponses() {}

    public static TokenSet login(ReceivedResponse answer, Instant now) {
        return TokenResponseReader.readLogin(answer, now);
    }

    public static TokenSet refresh(ReceivedResponse answer, Instant now, TokenSet current) {
        return TokenResponseReader.readRefresh(answer, now, current).tokens();
    }
}
