package io.github.psc4j.internal.adapter.jdk;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.error.PscException;
import io.github.psc4j.propagation.TokenPropagation;
import io.github.psc4j.session.PscSession;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/** Adds the person's token to requests of a client of the JDK, on the thread or the executor where it may take a while. */
public final class PropagatingHttpClient extends DelegatingHttpClient {
    private static final String AUTHORIZATION = "Authorization";

    private final TokenPropagation propagation;
    private final Supplier<Optional<PscSession>> session;

    private PropagatingHttpClient(
            HttpClient delegate, TokenPropagation propagation, Supplier<Optional<PscSession>> session) {
        super(delegate);
        if (delegate.followRedirects() != Redirect.NEVER) {
            throw new PscConfigurationException(
                    ErrorCode.PROPAGATION_MISPLACED,
                    "the HTTP client follows redirects and would take a token along: build it with Redirect.NEVER");
        }
        this.propagation = propagation;
        this.session = session;
    }

    /**
     * Wraps a client.
     *
     * @param delegate sends the requests; it follows no redirect, which is the default of {@link HttpClient#newHttpClient()}
     * @param propagation decides
     * @param session the session of the person on whose behalf the calling thread works, always asked on that thread
     * @return the client to use
     * @throws PscConfigurationException {@code PSC-7002} if the delegate follows redirects
     */
    public static HttpClient of(
            HttpClient delegate, TokenPropagation propagation, Supplier<Optional<PscSession>> session) {
        return new PropagatingHttpClient(delegate, propagation, session);
    }

    /**
     * Sends the request, with the token if it may go there.
     *
     * @throws PscException as {@link TokenPropagation#tokenFor}
     */
    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        return delegate.send(authorized(request, session), handler);
    }

    /**
     * Sends the request, with the token if it may go there. The person is the one of the calling thread; a renewal of the
     * token, which can take as long as a call to the provider, is waited for on the delegate's {@linkplain #executor()
     * executor}, or where {@code CompletableFuture} runs tasks.
     *
     * @return the response; it fails with a {@link PscException} as {@link TokenPropagation#tokenFor}
     */
    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
        return later(request, authorized -> delegate.sendAsync(authorized, handler));
    }

    /**
     * As {@link #sendAsync(HttpRequest, BodyHandler)}.
     *
     * @return the response; it fails with a {@link PscException} as {@link TokenPropagation#tokenFor}
     */
    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, PushPromiseHandler<T> pushed) {
        return later(request, authorized -> delegate.sendAsync(authorized, handler, pushed));
    }

    private HttpRequest authorized(HttpRequest request, Supplier<Optional<PscSession>> person) {
        if (request.headers().firstValue(AUTHORIZATION).isPresent()) {
            return request;
        }
        return propagation
                .tokenFor(request.uri(), person)
                .map(token -> HttpRequest.newBuilder(request, (name, value) -> true)
                        .setHeader(AUTHORIZATION, "Bearer " + token.reveal())
                        .build())
                .orElse(request);
    }

    private <T> CompletableFuture<HttpResponse<T>> later(
            HttpRequest request, Function<HttpRequest, CompletableFuture<HttpResponse<T>>> send) {
        Optional<PscSession> person = session.get();
        Executor tokens = delegate.executor().orElseGet(() -> new CompletableFuture<Void>().defaultExecutor());
        CompletableFuture<HttpResponse<T>> result = new CompletableFuture<>();
        CompletableFuture<?> unused = CompletableFuture.supplyAsync(() -> authorized(request, () -> person), tokens)
                .thenCompose(ready -> sent(send.apply(ready), result))
                .whenComplete((response, failure) -> {
                    if (failure == null) {
                        result.complete(response);
                    } else {
                        result.completeExceptionally(unwrapped(failure));
                    }
                });
        return result;
    }

    /** Who gives up waiting gives up the request, as with the client behind this one. */
    private static <T> CompletableFuture<T> sent(CompletableFuture<T> call, CompletableFuture<T> result) {
        CompletableFuture<?> unused = result.whenComplete((response, failure) -> call.cancel(true));
        return call;
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }

    @Override
    public WebSocket.Builder newWebSocketBuilder() {
        return delegate.newWebSocketBuilder();
    }
}
