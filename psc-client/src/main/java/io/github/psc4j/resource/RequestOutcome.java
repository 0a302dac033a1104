package io.github.psc4j.resource;

import io.github.psc4j.internal.argument.Arguments;

/** What comes of a request. */
public sealed interface RequestOutcome {
    /**
     * It came with a token that is accepted.
     *
     * @param token the token
     */
    record Accepted(AcceptedToken token) implements RequestOutcome {
        /**
         * Refuses {@code null}.
         *
         * @param token the token
         */
        public Accepted {
            Arguments.refuseNull(token, "token");
        }
    }

    /** It came without a token: a resource that is for everybody may respond, another one responds with {@link BearerError#tokenMissing()}. */
    record Anonymous() implements RequestOutcome {}

    /**
     * It is refused, also by a resource that is for everybody.
     *
     * @param error the response
     */
    record Refused(BearerError error) implements RequestOutcome {
        /**
         * Refuses {@code null}.
         *
         * @param error the response
         */
        public Refused {
            Arguments.refuseNull(error, "error");
        }
    }
}
