package io.github.psc4j.internal.adapter.jdk;

import io.github.psc4j.internal.adapter.PerTarget;
import io.github.psc4j.propagation.TokenPropagation;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * The JDK's HTTP client as it should be under what carries tokens: it presents to each target of the policy the certificate of
 * that target, the newest one, and to nobody else any; and it follows no redirect. It adds no token: that is done by {@link
 * PropagatingHttpClient}, or by the interceptor of another client over this one. It opens no web sockets. Thread-safe.
 */
public final class TargetHttpClient extends DelegatingHttpClient {
    private final PerTarget<HttpClient> targets;

    private TargetHttpClient(TokenPropagation propagation, Duration connectTimeout) {
        super(plain(connectTimeout).build());
        this.targets = new PerTarget<>(
                propagation,
                delegate,
                context -> plain(connectTimeout).sslContext(context).build());
    }

    /**
     * Builds the client; no I/O.
     *
     * @param propagation knows the targets
     * @param connectTimeout how long a connection may take to open
     * @return the client
     */
    public static HttpClient of(TokenPropagation propagation, Duration connectTimeout) {
        return new TargetHttpClient(propagation, connectTimeout);
    }

    private static HttpClient.Builder plain(Duration connectTimeout) {
        return HttpClient.newBuilder().followRedirects(Redirect.NEVER).connectTimeout(connectTimeout);
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        return targets.clientFor(request.uri()).send(request, handler);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
        return targets.clientFor(request.uri()).sendAsync(request, handler);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, PushPromiseHandler<T> pushed) {
        return targets.clientFor(request.uri()).sendAsync(request, handler, pushed);
    }
}
