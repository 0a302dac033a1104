package io.github.psc4j.resource;

/** What comes of a request. */
public sealed interface RequestOutcome {
    /**
     * It came with a token that is accepted.
     *
     * @param token the token
     */
    record Accepted(AcceptedToken token) implements RequestOutcome {}

    /** It came without a token: a resource that is for everybody may respond, another one responds with {@link BearerError#tokenMissing()}. */
    record Anonymous() implements RequestOutcome {}

    /**
     * It is refused, also by a resource that is for everybody.
     *
     * @param error the response
     */
    record Refused(BearerError error) implements RequestOutcome {}
}
