package io.github.psc4j.attack.client;

import java.net.URI;
import java.util.Optional;

/**
 * The client that is attacked: a {@link WebApplication}, code behind a {@link CodeClient}, or anything else that can be
 * driven so. It is configured with the provider that attacks it.
 */
public interface ClientUnderTest {

    /**
     * What the report calls it.
     *
     * @return a name
     */
    String name();

    /**
     * Somebody with a new browser, in which nobody is logged in.
     *
     * @return the visitor
     */
    Visitor newVisitor();

    /**
     * Where the client takes logout tokens (OpenID Connect Back-Channel Logout 1.0); attacks on that need it.
     *
     * @return the address; empty where it takes none, or none is known
     */
    default Optional<URI> backChannelLogoutUri() {
        return Optional.empty();
    }

    /**
     * The client as it is after a start: it has read neither the discovery document nor the keys. Attacks on these need
     * it; without it their outcome is undetermined.
     *
     * @return a new client, or this one where it cannot be started again
     */
    default ClientUnderTest restarted() {
        return this;
    }
}
