package io.github.psc4j.propagation;

import feign.Client;
import io.github.psc4j.session.PscSession;
import java.util.Optional;
import java.util.function.Supplier;

/** The clients for OpenFeign that {@link TokenPropagation} makes. The one type here that needs OpenFeign on the class path. */
public interface FeignClients {
    /**
     * Makes a client that adds the person's token to requests that go to a target, and presents to each target its
     * certificate, the newest one, and to nobody else any.
     *
     * <p>A client and not a {@link feign.RequestInterceptor}, which cannot keep Feign from following redirects and would not be
     * called again for the next hop. No redirect is followed, whatever the options say: a response 3xx is the caller's. A
     * request that has an {@code Authorization} already gets no token. Calls that fail for the token fail with a {@code
     * PscException} as {@link TokenPropagation#tokenFor}. Thread-safe.
     *
     * @param session the session of the person on whose behalf the calling thread works
     * @return the client
     */
    Client client(Supplier<Optional<PscSession>> session);

    /**
     * Puts the person's tokens before a client that an application has already, with certificates of its own.
     *
     * @param client sends the requests; it keeps to {@link feign.Request.Options#isFollowRedirects()}, as those of Feign do
     * @param session the session of the person on whose behalf the calling thread works
     * @return the client to use
     */
    Client client(Client client, Supplier<Optional<PscSession>> session);
}
