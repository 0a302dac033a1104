package io.github.psc4j.mock.model;

/**
 * Something that PSC lets through (or is not known to refuse) and that the mock refuses by default, since a good client
 * never does it. Named, so that a search finds every place where a test is less strict.
 */
public enum Tolerance {
    /** An authorization request without {@code code_challenge}: PSC accepts PKCE and does not demand it. */
    MISSING_PKCE,
    /** An authorization request without {@code acr_values}: services must ask for {@code eidas1}. */
    MISSING_ACR_VALUES,
    /**
     * A refresh token that was used before: whether PSC gives a new one for good at each use, as a Keycloak with rotation does,
     * is not known.
     */
    REFRESH_TOKEN_USED_TWICE
}
