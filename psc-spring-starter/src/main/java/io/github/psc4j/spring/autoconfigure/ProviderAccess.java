package io.github.psc4j.spring.autoconfigure;

import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.token.ClientAuthentication;

/** The provider, and how this service proves there who it is. */
record ProviderAccess(PscEnvironment environment, String clientId, ClientAuthentication authentication) {}
