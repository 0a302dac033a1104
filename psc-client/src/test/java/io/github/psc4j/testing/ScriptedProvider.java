package io.github.psc4j.testing;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A provider that responses exactly what a test puts in its mouth, well-formed or not. For what a real one does, use the mock
 * provider.
 */
public final class ScriptedProvider implements AutoCloseable {
    /** Responds to one request. */
    public interface Response {
        void send(HttpExchange exchange) throws IOException;
    }

    /** A request that was received. */
    public record Received(
            String method, String path, Optional<String> query, Map<String, List<String>> headers, String body) {}

    static {
        // Else the server waits 40 ms with every body for the client to acknowledge the headers.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Response> responses = new ConcurrentHashMap<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    public ScriptedProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::dispatch);
        server.start();
        on("/keys", json(200, new JWKSet(TestKeys.PROVIDER.toPublicJWK()).toJSONObject()));
        announce(Map.of());
    }

    /** Publishes the discovery document, with these members more or instead. */
    public void announce(Map<String, ?> more) {
        Map<String, Object> discovery = new LinkedHashMap<>();
        discovery.put("issuer", issuer());
        discovery.put("authorization_endpoint", origin() + "/wallet");
        discovery.put("token_endpoint", origin() + "/token");
        discovery.put("userinfo_endpoint", origin() + "/userinfo");
        discovery.put("jwks_uri", origin() + "/keys");
        discovery.put("end_session_endpoint", origin() + "/logout");
        discovery.putAll(more);
        on("/realm/.well-known/wallet-openid-configuration", json(200, discovery));
    }

    private void dispatch(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            received.add(new Received(
                    exchange.getRequestMethod(),
                    path,
                    Optional.ofNullable(exchange.getRequestURI().getRawQuery()),
                    Map.copyOf(exchange.getRequestHeaders()),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            responses
                    .getOrDefault(path, text(404, "text/plain", "nothing here"))
                    .send(exchange);
        }
    }

    public ScriptedProvider on(String path, Response response) {
        responses.put(path, response);
        return this;
    }

    public static Response json(int status, Map<String, ?> members) {
        return text(status, "application/json", JSONObjectUtils.toJSONString(members));
    }

    public static Response text(int status, String contentType, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", contentType);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    public static Response redirect(String location) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(302, -1);
        };
    }

    /** What PSC answers to a good code, around an ID token of the test. */
    public static Response tokens(String idToken) {
        return json(200, tokenMembers(idToken));
    }

    public static Map<String, Object> tokenMembers(String idToken) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("access_token", TestToken.ACCESS_TOKEN);
        members.put("expires_in", 120);
        members.put("refresh_expires_in", 1800);
        members.put("refresh_token", "canary-refresh-token-1");
        members.put("token_type", "Bearer");
        members.put("id_token", idToken);
        members.put("scope", "openid scope_all");
        return members;
    }

    /** Everything that was ever asked of it. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    public List<Received> received(String path) {
        return received.stream().filter(r -> r.path().equals(path)).toList();
    }

    public String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    public String issuer() {
        return origin() + "/realm";
    }

    public URI issuerUri() {
        return URI.create(issuer());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
