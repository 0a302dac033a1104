package io.github.psc4j.examples.plain;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.psc4j.PscClient;
import io.github.psc4j.error.PscException;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.propagation.PropagationPolicy;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.session.CurrentSession;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.token.ClientAuthentication;
import io.github.psc4j.web.InMemorySessionStore;
import io.github.psc4j.web.PscWeb;
import io.github.psc4j.web.WebRequest;
import io.github.psc4j.web.WebResponse;
import io.github.psc4j.web.WebSession;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A whole web application with {@code psc-client} alone, on the HTTP server of the JDK. */
final class PlainApplication implements AutoCloseable {
    private final CurrentSession current = new CurrentSession();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final PscWeb web;
    private final InMemorySessionStore sessions;
    private final HttpClient http;
    private final HttpRequest dossiers;

    PlainApplication(PscEnvironment environment, String clientId, String secret, URI dossiers, int port)
            throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        PscClient psc = PscClient.builder(environment)
                .clientId(clientId)
                .clientAuthentication(ClientAuthentication.secretBasic(secret))
                .redirectUri(address().resolve("/login/psc"))
                .postLogoutRedirectUri(address().resolve("/"))
                .propagation(PropagationPolicy.denyAll().relayTo("dossiers", dossiers))
                .build();
        web = PscWeb.builder(psc).startPath("/espace").build();
        sessions = InMemorySessionStore.of(web);
        http = psc.propagation().httpClient(current);
        this.dossiers =
                HttpRequest.newBuilder(dossiers).timeout(Duration.ofSeconds(10)).build();
        server.createContext("/", this::serve);
        server.setExecutor(threads);
        server.start();
    }

    private void serve(HttpExchange exchange) throws IOException {
        WebRequest request = Pages.request(exchange);
        Pages.send(exchange, web.handle(request, sessions).orElseGet(() -> page(request)));
    }

    private WebResponse page(WebRequest request) {
        return request.path().equals("/")
                ? Pages.home()
                : web.session(request, sessions)
                        .map(session -> pageFor(session, request))
                        .orElseGet(() -> web.loginRequired(request));
    }

    private WebResponse pageFor(WebSession session, WebRequest request) {
        return switch (request.path()) {
            case "/espace" -> Pages.espace(session);
            case "/dossiers" -> Pages.dossiers(dossiersOf(session.psc()));
            default -> Pages.notFound();
        };
    }

    /** Calls another service on behalf of the person; their token goes along because the policy names the service. */
    private String dossiersOf(PscSession session) {
        try {
            return current.call(
                    session, () -> http.send(dossiers, BodyHandlers.ofString()).body());
        } catch (PscException e) {
            System.err.println(e.getMessage()); // Safe to log.
            return "Votre session ne permet pas d’appeler ce service : identifiez-vous de nouveau.";
        } catch (Exception e) {
            return "Le service ne répond pas. Réessayez dans quelques minutes.";
        }
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** Starts it on port 8080: against the sandbox if {@code PSC_CLIENT_ID} is set, else against the bundled provider. */
    @SuppressWarnings("resource") // Both live as long as the program.
    public static void main(String[] arguments) throws IOException {
        boolean simulated = System.getenv("PSC_CLIENT_ID") == null;
        PlainApplication program = new PlainApplication(
                simulated ? PscEnvironment.development(PscMockProvider.start().issuer()) : PscEnvironment.SANDBOX,
                simulated ? PscMockProvider.CLIENT_ID : System.getenv("PSC_CLIENT_ID"),
                simulated ? PscMockProvider.CLIENT_SECRET : System.getenv("PSC_CLIENT_SECRET"),
                URI.create("http://localhost:8082/api/dossiers"), // examples/third-party-api
                8080);
        System.out.println("Open " + program.address() + " in a browser.");
    }
}
