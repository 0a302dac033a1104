package io.github.psc4j.contract;

import java.net.URI;

/** A browser and the person before it. It keeps its cookies from one login to the next. */
@FunctionalInterface
public interface Browser {

    /**
     * Follows the redirect to the provider, and answers there what the person is asked, until the provider sends the
     * browser back.
     *
     * @return the callback, which is not called
     */
    URI logIn(URI authorizationUri, Person person);
}
