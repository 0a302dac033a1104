package io.github.psc4j.token;

import io.github.psc4j.http.HttpAnswer;
import java.time.Instant;

/** The reader of token answers, for tests that bring the answer themselves. */
public final class TokenAnswers {
    private TokenAnswers() {}

    public static TokenSet login(HttpAnswer answer, Instant now) {
        return TokenResponseReader.readLogin(answer, now);
    }

    public static TokenSet refresh(HttpAnswer answer, Instant now, TokenSet current) {
        return TokenResponseReader.readRefresh(answer, now, current).tokens();
    }
}
