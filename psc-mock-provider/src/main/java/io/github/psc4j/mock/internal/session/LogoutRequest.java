package io.github.psc4j.mock.internal.session;

import java.util.Optional;

/** A logout that the person must confirm: the client did not say whose session it means. */
public record LogoutRequest(Optional<String> postLogoutRedirectUri, Optional<String> state) {}
