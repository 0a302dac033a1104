package io.github.psc4j.spring.autoconfigure;

import io.github.psc4j.PscClient;
import io.github.psc4j.propagation.PropagationTarget;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * The HTTP client under what carries tokens. It follows no redirect, which nobody would judge, and presents to each target the
 * certificate of that target and to nobody else any.
 */
final class TargetHttpClient extends HttpClient {
    static final Duration CONNECT = Duration.ofSeconds(5);
    static final Duration READ = Duration.ofSeconds(10);

    private final Supplier<PscClient> psc;
    private final Duration connect;
    private final HttpClient others;
    private final Map<String, Connected> targets = new ConcurrentHashMap<>();

    /** A client whose connections were made with one certificate. */
    private record Connected(Optional<X509Certificate> certificate, HttpClient client) {}

    TargetHttpClient(Supplier<PscClient> psc) {
        this(psc, CONNECT);
    }

    TargetHttpClient(Supplier<PscClient> psc, Duration connect) {
        this.psc = psc;
        this.connect = connect;
        this.others = plain().build();
    }

    private HttpClient.Builder plain() {
        return HttpClient.newBuilder().followRedirects(Redirect.NEVER).connectTimeout(connect);
    }

    private HttpClient clientOf(URI uri) {
        return psc.get()
                .propagation()
                .policy()
                .targetOf(uri)
                .map(this::clientOf)
                .orElse(others);
    }

    /** A renewed certificate begins with new connections: the tokens that are bound to it are of no use in the old ones. */
    private HttpClient clientOf(PropagationTarget target) {
        Optional<X509Certificate> certificate = target.certificate();
        return targets.compute(
                        target.name(),
                        (unused, before) ->
                                before != null && before.certificate().equals(certificate)
                                        ? before
                                        : new Connected(certificate, connect(target)))
                .client();
    }

    private HttpClient connect(PropagationTarget target) {
        return target.sslContext()
                .map(context -> plain().sslContext(context).build())
                .orElse(others);
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        return clientOf(request.uri()).send(request, handler);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
        return clientOf(request.uri()).sendAsync(request, handler);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, PushPromiseHandler<T> pushed) {
        return clientOf(request.uri()).sendAsync(request, handler, pushed);
    }

    @Override
    public Redirect followRedirects() {
        return Redirect.NEVER;
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return Optional.of(connect);
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return others.cookieHandler();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return others.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return others.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return others.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return others.authenticator();
    }

    @Override
    public Version version() {
        return others.version();
    }

    @Override
    public Optional<Executor> executor() {
        return others.executor();
    }
}
