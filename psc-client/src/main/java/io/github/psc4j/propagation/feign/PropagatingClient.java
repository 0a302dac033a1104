package io.github.psc4j.propagation.feign;

import feign.Client;
import feign.Request;
import feign.Response;
import io.github.psc4j.error.PscException;
import io.github.psc4j.propagation.TokenPropagation;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.session.PscSession;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Adds the person's token to requests of an OpenFeign client that go to a target of the policy.
 *
 * <pre>{@code
 * DossierApi dossier = Feign.builder()
 *     .client(new PropagatingClient(TargetClient.of(psc.propagation()), psc.propagation(), current))
 *     .target(DossierApi.class, "https://dossier.example/api");
 * }</pre>
 *
 * <p>A client and not a {@link feign.RequestInterceptor}, which cannot keep Feign from following redirects and would not be
 * asked again for the next hop. No redirect is followed, whatever the options say: an answer 3xx is the caller's. A request
 * that has an {@code Authorization} already gets no token. Thread-safe if the client behind it is.
 */
public final class PropagatingClient implements Client {
    private static final String AUTHORIZATION = "Authorization";

    private final Client delegate;
    private final Supplier<TokenPropagation> propagation;
    private final Supplier<Optional<PscSession>> session;

    /**
     * Wraps a client.
     *
     * @param delegate sends the requests; it keeps to {@link Request.Options#isFollowRedirects()}, as those of Feign do
     * @param propagation decides
     * @param session the session of the person on whose behalf the calling thread works
     */
    public PropagatingClient(Client delegate, TokenPropagation propagation, Supplier<Optional<PscSession>> session) {
        this(delegate, () -> propagation, session);
    }

    /**
     * Wraps a client where the decision is not built yet.
     *
     * @param delegate sends the requests; it keeps to {@link Request.Options#isFollowRedirects()}, as those of Feign do
     * @param propagation decides, asked at each request
     * @param session the session of the person on whose behalf the calling thread works
     */
    public PropagatingClient(
            Client delegate, Supplier<TokenPropagation> propagation, Supplier<Optional<PscSession>> session) {
        this.delegate = delegate;
        this.propagation = propagation;
        this.session = session;
    }

    /**
     * Sends the request, with the token if it may go there.
     *
     * @throws PscException as {@link TokenPropagation#tokenFor}
     */
    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        Request.Options noRedirects = new Request.Options(
                options.connectTimeoutMillis(),
                TimeUnit.MILLISECONDS,
                options.readTimeoutMillis(),
                TimeUnit.MILLISECONDS,
                false);
        Response response = delegate.execute(authorized(request), noRedirects);
        // What Feign prints of an answer shows its request.
        return response.toBuilder().request(request).build();
    }

    private Request authorized(Request request) {
        if (request.headers().keySet().stream().anyMatch(AUTHORIZATION::equalsIgnoreCase)) {
            return request;
        }
        return Addresses.of(request)
                .flatMap(uri -> propagation.get().tokenFor(uri, session))
                .map(token -> with(token, request))
                .orElse(request);
    }

    private static Request with(Secret token, Request request) {
        Map<String, Collection<String>> headers = new LinkedHashMap<>(request.headers());
        headers.put(AUTHORIZATION, List.of("Bearer " + token.reveal()));
        return Request.create(
                request.httpMethod(),
                request.url(),
                headers,
                request.body(),
                request.charset(),
                request.requestTemplate());
    }
}
