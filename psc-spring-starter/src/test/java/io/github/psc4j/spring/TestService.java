package io.github.psc4j.spring;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A service that notes who comes with which token, and sends them elsewhere if asked to: {@code ?to=}. */
public final class TestService implements AutoCloseable {
    /** A call, with its {@code Authorization} or {@code none}. */
    public record Call(String path, String authorization) {}

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    public TestService() {
        try {
            server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            calls.add(new Call(exchange.getRequestURI().getPath(), authorization == null ? "none" : authorization));
            String query = exchange.getRequestURI().getQuery();
            if (query != null && query.startsWith("to=")) {
                exchange.getResponseHeaders().add("Location", query.substring("to=".length()));
                exchange.sendResponseHeaders(302, -1);
            } else {
                exchange.sendResponseHeaders(200, -1);
            }
        }
    }

    public String url(String path) {
        return "http://localhost:" + port() + path;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    public List<String> authorizations() {
        return calls.stream().map(Call::authorization).toList();
    }

    public void forget() {
        calls.clear();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
