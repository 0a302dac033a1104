package io.github.psc4j.mock.hostile;

import java.net.URI;
import java.util.Optional;

/** Somebody with a browser of their own, at the client under test. For one thread. */
public interface Visitor {

    /**
     * Clicks the login button.
     *
     * @return where the client sends the browser: the authorization request
     * @throws Exception when the client does not start a login
     */
    URI startLogin() throws Exception;

    /**
     * Clicks the login button with an address to go to afterwards.
     *
     * @param returnTo the value of the client's parameter for that
     * @return where the client sends the browser; empty when the client has no such parameter, or none is known
     * @throws Exception when the client does not start a login
     */
    default Optional<URI> startLogin(String returnTo) throws Exception {
        return Optional.empty();
    }

    /**
     * Comes back from the provider.
     *
     * @param callback where the provider sent the browser
     * @return what the client answered, after its own redirects
     * @throws Exception when there was no answer
     */
    Reply comeBack(URI callback) throws Exception;

    /**
     * Whether the client takes this visitor for somebody.
     *
     * @return true when a person is logged in
     * @throws Exception when it cannot be told
     */
    boolean loggedIn() throws Exception;

    /**
     * Another browser with the cookies of this one as they are now: an attacker's, who planted them here.
     *
     * @return the other; empty where there are no cookies
     */
    default Optional<Visitor> copy() {
        return Optional.empty();
    }
}
