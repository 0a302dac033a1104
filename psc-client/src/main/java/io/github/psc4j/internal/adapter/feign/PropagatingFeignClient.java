package io.github.psc4j.internal.adapter.feign;

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

/** Adds the person's token to requests of an OpenFeign client. */
final class PropagatingFeignClient implements Client {
    private static final String AUTHORIZATION = "Authorization";

    private final Client delegate;
    private final TokenPropagation propagation;
    private final Supplier<Optional<PscSession>> session;

    /**
     * Wraps a client.
     *
     * @param delegate sends the requests; it keeps to {@link Request.Options#isFollowRedirects()}, as those of Feign do
     * @param propagation decides
     * @param session the session of the person on whose behalf the calling thread works
     */
    public PropagatingFeignClient(
            Client delegate, TokenPropagation propagation, Supplier<Optional<PscSession>> session) {
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
        // What Feign prints of a response shows its request.
        return response.toBuilder().request(request).build();
    }

    private Request authorized(Request request) {
        if (request.headers().keySet().stream().anyMatch(AUTHORIZATION::equalsIgnoreCase)) {
            return request;
        }
        return FeignAddresses.of(request)
                .flatMap(uri -> propagation.tokenFor(uri, session))
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
