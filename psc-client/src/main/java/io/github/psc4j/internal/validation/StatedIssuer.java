package io.github.psc4j.internal.validation;

import io.github.psc4j.error.PscValidationException;
import io.github.psc4j.secret.Secret;
import java.util.Optional;

/**
 * What a token says of its issuer, before anything of it is verified: good for choosing between issuers that are configured,
 * each of which then validates the whole token, and for nothing else.
 */
public final class StatedIssuer {
    private StatedIssuer() {}

    /**
     * Reads {@code iss} of a token that nobody has verified.
     *
     * @param token the token as it was received
     * @return the text of {@code iss}; empty if there is none, or the token is no readable JWT, as an opaque one is not
     */
    public static Optional<String> unverified(Secret token) {
        try {
            return SignedToken.claimsOf(token.reveal()).string("iss");
        } catch (PscValidationException e) {
            return Optional.empty();
        }
    }
}
