package io.github.psc4j.http;

import java.util.Optional;

/**
 * An answer of the provider, within the bounds. Its text never prints the body, which can hold tokens.
 *
 * @param status the HTTP status
 * @param contentType the media type without parameters, in lower case
 * @param body the body, at most as long as the caller allowed
 */
public record HttpAnswer(int status, Optional<String> contentType, byte[] body) {
    /**
     * Whether this is a plain success.
     *
     * @return whether the status is 200
     */
    public boolean isOk() {
        return status == 200;
    }

    @Override
    public String toString() {
        return "HttpAnswer[status=" + status + ", body of " + body.length + " bytes]";
    }
}
