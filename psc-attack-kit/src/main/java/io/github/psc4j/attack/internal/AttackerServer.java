package io.github.psc4j.attack.internal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The attacker's own server. It serves what the attacker likes, and records who calls it. It has another origin than the
 * provider.
 */
final class AttackerServer implements AutoCloseable {

    /** A request that came; what it carried is named, not kept. */
    record Visit(String attack, String what) {}

    private record Content(String type, String body) {}

    private final HttpServer server;
    private final ExecutorService threads;
    private final Map<String, Content> contents = new ConcurrentHashMap<>();
    private final List<Visit> visits = new CopyOnWriteArrayList<>();

    AttackerServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads = Executors.newFixedThreadPool(4, task -> {
            Thread thread = new Thread(task, "psc-attack-server");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", this::visited);
        server.start();
    }

    URI address(String attack, String name) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + attack + "/" + name);
    }

    URI serving(String attack, String name, String type, String body) {
        contents.put("/" + attack + "/" + name, new Content(type, body));
        return address(attack, name);
    }

    List<Visit> visits(String attack) {
        return visits.stream().filter(visit -> visit.attack().equals(attack)).toList();
    }

    private void visited(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        int end = path.indexOf('/', 1);
        boolean bearer = exchange.getRequestHeaders().containsKey("Authorization");
        boolean form = exchange.getRequestMethod().equals("POST")
                && exchange.getRequestBody().readNBytes(1).length > 0;
        visits.add(new Visit(
                end < 0 ? path : path.substring(1, end),
                exchange.getRequestMethod() + " " + (end < 0 ? path : path.substring(end))
                        + (bearer ? " with credentials" : "") + (form ? " with a form" : "")));
        Content content = contents.get(path);
        byte[] body = (content == null ? "" : content.body()).getBytes(StandardCharsets.UTF_8);
        if (content != null) {
            exchange.getResponseHeaders().set("Content-Type", content.type());
        }
        exchange.sendResponseHeaders(content == null ? 404 : 200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
