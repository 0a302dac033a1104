package io.github.psc4j.internal.endpoint;

import io.github.psc4j.secret.Secret;
import io.github.psc4j.token.TokenSet;
import java.util.Optional;

/**
 * What a renewal brought, not validated yet. Prints no token.
 *
 * @param tokens the tokens from now on; what the answer leaves out is the one from before
 * @param idToken the ID token of the answer, if it has one: it is validated even if it is the same as before
 */
public record RefreshedTokens(TokenSet tokens, Optional<Secret> idToken) {}
