package io.github.psc4j.internal.http;

import java.util.Optional;

/** Responses that no server gave. */
public final class ReceivedResponses {
    private ReceivedResponses() {}

    public static ReceivedResponse of(int status, Optional<String> contentType, byte[] body) {
        return new ReceivedResponse(status, contentType, body);
    }
}
