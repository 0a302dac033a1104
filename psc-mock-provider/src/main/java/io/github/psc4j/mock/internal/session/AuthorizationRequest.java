package io.github.psc4j.mock.internal.session;

import io.github.psc4j.mock.model.MockClient;
import java.util.Optional;

/** An authorization request that passed every rule. */
public record AuthorizationRequest(
        MockClient client,
        String redirectUri,
        String state,
        String nonce,
        String scope,
        Optional<String> codeChallenge) {}
