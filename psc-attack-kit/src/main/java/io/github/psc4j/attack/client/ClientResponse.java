package io.github.psc4j.attack.client;

import java.net.URI;
import java.util.Optional;

/**
 * A response of the client when the browser came back. Immutable.
 *
 * @param status the HTTP status; 0 for a client without HTTP
 * @param body the page, or the message of a refusal
 * @param elsewhere where the client sent the browser, outside of itself; empty when it kept it
 * @param breakdown the error by which the client broke down, such as an exhausted stack; empty when it did not
 */
public record ClientResponse(int status, String body, Optional<URI> elsewhere, Optional<String> breakdown) {

    /**
     * A page.
     *
     * @param status the HTTP status
     * @param body the page
     * @return the response
     */
    public static ClientResponse page(int status, String body) {
        return new ClientResponse(status, body, Optional.empty(), Optional.empty());
    }

    /**
     * A message of code without pages.
     *
     * @param text the message
     * @return the response
     */
    public static ClientResponse message(String text) {
        return page(0, text);
    }

    /**
     * A redirect to another site.
     *
     * @param status the HTTP status
     * @param target where to
     * @return the response
     */
    public static ClientResponse leaving(int status, URI target) {
        return new ClientResponse(status, "", Optional.of(target), Optional.empty());
    }

    /**
     * An error by which the client broke down.
     *
     * @param error the error
     * @return the response
     */
    public static ClientResponse brokenDown(Error error) {
        return new ClientResponse(
                0, "", Optional.empty(), Optional.of(error.getClass().getName()));
    }

    /** Status and size, not the page: it may show a person. */
    @Override
    public String toString() {
        return "ClientResponse[" + status + ", " + body.length() + " characters]";
    }
}
