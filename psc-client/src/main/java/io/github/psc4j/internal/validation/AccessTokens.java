package io.github.psc4j.internal.validation;

import io.github.psc4j.token.AccessToken;

/** Reads access tokens. */
final class AccessTokens {
    private AccessTokens() {}

    /** The token of claims that every rule accepts. */
    static AccessToken of(Claims claims) {
        return new AccessToken(
                claims.string("sub").orElseThrow(),
                claims.string("azp").or(() -> claims.string("client_id")),
                claims.scope(),
                claims.instant("exp").orElseThrow(),
                claims.asMap());
    }
}
