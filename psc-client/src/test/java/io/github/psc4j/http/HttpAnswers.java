package io.github.psc4j.http;

import java.util.Optional;

/** Answers that no server gave. */
public final class HttpAnswers {
    private HttpAnswers() {}

    public static HttpAnswer of(int status, Optional<String> contentType, byte[] body) {
        return new HttpAnswer(status, contentType, body);
    }
}
