package io.github.psc4j.internal.http;

import java.util.Optional;

/** A response of the provider, within the bounds. Its text never prints the body, which can hold tokens. Immutable. */
public final class ReceivedResponse {
    private final int status;
    private final Optional<String> contentType;
    private final byte[] body;

    ReceivedResponse(int status, Optional<String> contentType, byte[] body) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
    }

    /**
     * The HTTP status.
     *
     * @return the status
     */
    public int status() {
        return status;
    }

    /**
     * Whether this is a plain success.
     *
     * @return whether the status is 200
     */
    public boolean isOk() {
        return status == 200;
    }

    /**
     * The media type.
     *
     * @return the type without parameters, in lower case, if stated
     */
    public Optional<String> contentType() {
        return contentType;
    }

    /**
     * Whether the response says that it is something else than JSON. One that says nothing may be JSON.
     *
     * @return whether another media type than {@code application/json} is stated
     */
    public boolean isStatedAsOtherThanJson() {
        return contentType.filter(type -> !type.equals("application/json")).isPresent();
    }

    /**
     * The body, at most as long as the caller allowed.
     *
     * @return a copy of the bytes
     */
    public byte[] body() {
        return body.clone();
    }

    @Override
    public String toString() {
        return "ReceivedResponse[status=" + status + ", body of " + body.length + " bytes]";
    }
}
