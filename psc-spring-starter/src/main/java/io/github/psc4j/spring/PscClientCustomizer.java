package io.github.psc4j.spring;

import io.github.psc4j.PscClientBuilder;

/** A bean of this type adds to the client what no property says: a listener, an assurance policy, an executor. */
@FunctionalInterface
public interface PscClientCustomizer {
    /**
     * Changes the builder after the properties were applied and before the client is built.
     *
     * @param builder the builder
     */
    void customize(PscClientBuilder builder);
}
