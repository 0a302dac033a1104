package io.github.psc4j.internal.endpoint;

import io.github.psc4j.secret.Secret;
import io.github.psc4j.token.TokenSet;
import java.util.Optional;

/**
 * The tokens of a refresh, not validated yet. Prints no token.
 *
 * @param tokens the tokens from now on; what the response leaves out is the one from before
 * @param idToken the ID token of the response, if it has one: it is validated even if it is the same as before
 */
public record RefreshedTokens(TokenSet tokens, Optional<Secret> idToken) {
    /** Tokens with the refresh token of newer ones, for the moment in which the rest of a response could not be validated. */
    public static TokenSet withRefreshTokenOf(TokenSet newer, TokenSet tokens) {
        return new TokenSet(
                tokens.obtainedAt(),
                tokens.accessToken(),
                tokens.accessTokenExpiresAt(),
                tokens.idToken(),
                newer.refreshToken(),
                newer.refreshTokenExpiresAt(),
                tokens.scope());
    }
}
