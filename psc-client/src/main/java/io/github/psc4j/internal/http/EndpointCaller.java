package io.github.psc4j.internal.http;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.internal.json.Json;
import io.github.psc4j.internal.json.JsonException;
import java.net.URI;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Calls one endpoint of a server and returns a usable response. Anything else becomes an error that names the endpoint: no
 * connection, another status than 200, another media type than JSON, no JSON object. Thread-safe.
 */
public final class EndpointCaller {
    private final HttpTransport http;
    private final String name;
    private final String description;
    private final int maxBytes;
    private final Function<ReceivedResponse, PscProviderException> refusal;

    /**
     * Builds the caller; no I/O.
     *
     * @param http the client for every call
     * @param name the endpoint's name in events, one word
     * @param description the endpoint in messages, to follow "the"
     * @param maxBytes how long a response may be, after decompression
     * @param refusal makes an error of a response whose status is not 200
     */
    public EndpointCaller(
            HttpTransport http,
            String name,
            String description,
            int maxBytes,
            Function<ReceivedResponse, PscProviderException> refusal) {
        this.http = http;
        this.name = name;
        this.description = description;
        this.maxBytes = maxBytes;
        this.refusal = refusal;
    }

    /**
     * The error for a status that says nothing but that the endpoint is in trouble.
     *
     * @param description the endpoint in messages, to follow "the"
     * @param status the HTTP status
     * @return {@code PSC-2003}
     */
    public static PscProviderException trouble(String description, int status) {
        return new PscProviderException(
                ErrorCode.PROVIDER_STATUS, "the " + description + " responded with status " + status);
    }

    /**
     * Sends a GET.
     *
     * @param uri where to
     * @param headers what to send beside the transport's own headers
     * @return a response whose status is 200
     * @throws PscProviderException {@code PSC-2001}, {@code PSC-2002}, {@code PSC-2004}, or the refusal
     */
    public ReceivedResponse get(URI uri, Map<String, String> headers) {
        return success(http.get(name, uri, headers, maxBytes));
    }

    /**
     * Sends a form by POST, once.
     *
     * @param uri where to
     * @param headers what to send beside the transport's own headers
     * @param form the encoded form
     * @return a response whose status is 200
     * @throws PscProviderException {@code PSC-2001}, {@code PSC-2002}, {@code PSC-2004}, or the refusal
     */
    public ReceivedResponse post(URI uri, Map<String, String> headers, String form) {
        return success(http.postForm(name, uri, headers, form, maxBytes));
    }

    /**
     * Reads a response that has to be JSON. One that states no media type may be.
     *
     * @param response a response of this endpoint
     * @return the members of the object
     * @throws PscProviderException {@code PSC-2005} if the response states another media type, or is no JSON object
     */
    public Map<String, @Nullable Object> json(ReceivedResponse response) {
        if (response.isStatedAsOtherThanJson()) {
            throw malformed("is not JSON", null);
        }
        return jsonOfAnyType(response);
    }

    /**
     * Reads a response that has to be JSON, whatever media type it states: documents are published as files, with all sorts of
     * them.
     *
     * @param response a response of this endpoint
     * @return the members of the object
     * @throws PscProviderException {@code PSC-2005} if the response is no JSON object
     */
    public Map<String, @Nullable Object> jsonOfAnyType(ReceivedResponse response) {
        try {
            return Json.parseObject(response.body());
        } catch (JsonException e) {
            throw malformed("is unreadable: " + e.getMessage(), null);
        }
    }

    /**
     * The error for a response that is not what it should be.
     *
     * @param what is wrong with it, to follow "the response"
     * @param cause the cause, if it quotes nothing of the response
     * @return {@code PSC-2005}
     */
    public PscProviderException malformed(String what, @Nullable Throwable cause) {
        return new PscProviderException(
                ErrorCode.RESPONSE_MALFORMED, "the response of the " + description + " " + what, cause);
    }

    /**
     * Requires a success.
     *
     * @param response a response of this endpoint
     * @return the same, if its status is 200
     * @throws PscProviderException the refusal
     */
    public ReceivedResponse success(ReceivedResponse response) {
        if (!response.isOk()) {
            throw refusal.apply(response);
        }
        return response;
    }
}
