package io.github.psc4j.contract;

import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The place of a service where a provider says that a session is over. It believes everything and keeps it. */
public final class BackchannelListener implements AutoCloseable {

    /** A logout token as it came in. */
    public record Notice(String contentType, SignedJWT logoutToken) {}

    private static final String PARAMETER = "logout_token=";

    private final HttpServer server;
    private final Map<String, BlockingQueue<Notice>> bySession = new ConcurrentHashMap<>();

    private BackchannelListener(HttpServer server) {
        this.server = server;
    }

    public static BackchannelListener start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            BackchannelListener listener = new BackchannelListener(server);
            server.createContext("/backchannel-logout", listener::receive);
            server.setExecutor(Executors.newCachedThreadPool(work -> {
                Thread thread = new Thread(work, "backchannel-listener");
                thread.setDaemon(true);
                return thread;
            }));
            server.start();
            return listener;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/backchannel-logout");
    }

    /** The next notice about a session; a provider that has not sent it after two minutes does not send it. */
    public Notice next(String sessionId) {
        try {
            Notice notice = queue(sessionId).poll(2, TimeUnit.MINUTES);
            if (notice == null) {
                throw new AssertionError("no logout token for the session");
            }
            return notice;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (body.startsWith(PARAMETER)) {
                SignedJWT token =
                        SignedJWT.parse(URLDecoder.decode(body.substring(PARAMETER.length()), StandardCharsets.UTF_8));
                queue(token.getJWTClaimsSet().getStringClaim("sid"))
                        .add(new Notice(exchange.getRequestHeaders().getFirst("Content-Type"), token));
            }
            exchange.getResponseHeaders().add("Cache-Control", "no-store");
            exchange.sendResponseHeaders(200, -1);
        } catch (ParseException e) {
            throw new IOException(e);
        }
    }

    private BlockingQueue<Notice> queue(String sessionId) {
        return bySession.computeIfAbsent(sessionId, id -> new LinkedBlockingQueue<>());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
