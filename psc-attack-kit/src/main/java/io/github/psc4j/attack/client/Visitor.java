package io.github.psc4j.attack.client;

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
     * @return the response of the client, after its own redirects
     * @throws Exception when there was no response
     */
    ClientResponse comeBack(URI callback) throws Exception;

    /**
     * Whether the client takes this visitor for somebody.
     *
     * @return true when a person is logged in
     * @throws Exception when it cannot be told
     */
    boolean loggedIn() throws Exception;

    /**
     * Does something for which the client needs a valid access token: it refreshes one that has expired.
     *
     * @return the response of the client; empty where it keeps no tokens, or nothing of the kind is known
     * @throws Exception when there was no response
     */
    default Optional<ClientResponse> useToken() throws Exception {
        return Optional.empty();
    }

    /**
     * Looks at a page of another site, which makes the browser ask the client for a logout.
     *
     * @param how what that page does
     * @return the response of the client; empty where it has no logout, or none is known
     * @throws Exception when there was no response
     */
    default Optional<ClientResponse> visitAttackersPage(ForgedLogout how) throws Exception {
        return Optional.empty();
    }

    /** What a page of another site can make a browser do. */
    enum ForgedLogout {
        /** An image, or a link that is clicked: a {@code GET} with the cookies that go along. */
        GET,
        /** A form that sends itself: a {@code POST} from another origin, without any token. */
        POST
    }

    /**
     * Another browser with the cookies of this one as they are now: an attacker's, who planted them here.
     *
     * @return the other; empty where there are no cookies
     */
    default Optional<Visitor> copy() {
        return Optional.empty();
    }
}
