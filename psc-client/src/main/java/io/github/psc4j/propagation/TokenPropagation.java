package io.github.psc4j.propagation;

import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.error.PscLoginException;
import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.session.PscSession;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import okhttp3.Interceptor;

/**
 * Decides for each request, and for each hop of a redirect, whether the person's token goes along. The HTTP clients that it
 * makes ask here and decide nothing themselves. Thread-safe.
 *
 * <pre>{@code
 * CurrentSession current = new CurrentSession();               // or anything else that knows the person
 * HttpClient http = psc.propagation().httpClient(current);
 * DossierApi api = Feign.builder().client(psc.propagation().feign().client(current)).target(DossierApi.class, url);
 * OkHttpClient okHttp = new OkHttpClient.Builder()
 *     .addNetworkInterceptor(psc.propagation().okHttpInterceptor(current))
 *     .build();
 * }</pre>
 */
public interface TokenPropagation {
    /** How long a connection may take to open, unless it is said. */
    Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /**
     * Returns the services that tokens may go to.
     *
     * @return the policy
     */
    PropagationPolicy policy();

    /**
     * Returns the token for a request.
     *
     * @param uri where the request goes
     * @param session whose token; called only if a token may go there
     * @return the token, or empty if none may go there
     * @throws PscLoginException {@code PSC-7001} if a token may go there and nobody is logged in, {@code PSC-9001} if the
     *     session has ended
     * @throws PscProviderException {@code PSC-2xxx} if the token has to be refreshed and the provider, or the authorization
     *     server of the service, cannot be reached; {@code PSC-7010} or {@code PSC-4xxx} if that server refuses the exchange
     */
    Optional<Secret> tokenFor(URI uri, Supplier<Optional<PscSession>> session);

    /**
     * Makes a client of the JDK that adds the person's token to requests that go to a target, and presents to each target its
     * certificate, the newest one, and to nobody else any.
     *
     * <p>It follows no redirect, since nothing can be decided between the hops of this client: a response 3xx is the caller's.
     * A request that has an {@code Authorization} already, a web socket and what a server pushes get no token. Calls that fail
     * for the token fail with a {@code PscException} as {@link #tokenFor}. Thread-safe.
     *
     * @param session the session of the person on whose behalf the calling thread works, always called on that thread
     * @return the client, which needs no closing
     */
    HttpClient httpClient(Supplier<Optional<PscSession>> session);

    /**
     * Puts the person's tokens before a client of the JDK that an application has already, with certificates of its own.
     *
     * @param client sends the requests; it follows no redirect, which is the default of {@link HttpClient#newHttpClient()}
     * @param session the session of the person on whose behalf the calling thread works, always called on that thread
     * @return the client to use, as {@link #httpClient(Supplier)}; closing it does not close the client behind it
     * @throws PscConfigurationException {@code PSC-7002} if the client follows redirects
     */
    HttpClient httpClient(HttpClient client, Supplier<Optional<PscSession>> session);

    /**
     * Makes a client of the JDK that presents to each target its certificate and adds no token: for a client of another kind
     * over it, which adds the token itself by {@link #tokenFor}. It follows no redirect and opens no web sockets. Thread-safe.
     *
     * @param connectTimeout how long a connection may take to open, for example {@link #CONNECT_TIMEOUT}
     * @return the client, which needs no closing
     */
    HttpClient httpClientWithoutTokens(Duration connectTimeout);

    /**
     * Makes the interceptor for OkHttp. It must be a <i>network</i> interceptor: only those see every hop of a redirect.
     *
     * <p>A token that the application put into the request is left alone. A response to a person's token is not cached: its
     * {@code Cache-Control} is {@code no-store}. A call that is enqueued runs on a thread of OkHttp, where nobody is logged in:
     * tag its request with the session, {@code request.tag(PscSession.class, session)}; the tag goes before the supplier. It
     * fails with an {@code IOException} whose cause is a {@code PscException}: {@code PSC-7002} if it was added as an
     * application interceptor, or as {@link #tokenFor}. OkHttp expects no other kind of exception from there. Thread-safe.
     *
     * @param session the session of the person on whose behalf the current thread works
     * @return the interceptor
     */
    Interceptor okHttpInterceptor(Supplier<Optional<PscSession>> session);

    /**
     * Returns the clients for OpenFeign, which is an optional dependency. They have an interface of their own so that a program
     * without OpenFeign can look at this one by reflection, as frameworks do.
     *
     * @return the clients
     */
    FeignClients feign();
}
