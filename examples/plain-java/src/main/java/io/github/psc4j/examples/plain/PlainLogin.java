package io.github.psc4j.examples.plain;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.psc4j.PscClient;
import io.github.psc4j.error.PscException;
import io.github.psc4j.login.PendingLogin;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.professional.WorkSituation;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.token.ClientAuthentication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.stream.Collectors;

/**
 * A login with {@code psc-client} alone, on the HTTP server of the JDK. Against the bundled mock provider, or against the
 * sandbox with the environment variables {@code PSC_CLIENT_ID} and {@code PSC_CLIENT_SECRET}.
 *
 * <p>Everything of Pro Santé Connect is between the two marks; the rest is what any web program needs.
 */
public final class PlainLogin implements AutoCloseable {
    private final PscClient psc;
    private final HttpServer server;

    PlainLogin(PscEnvironment environment, String clientId, String clientSecret, int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        // ---- Pro Santé Connect begins
        psc = PscClient.builder(environment)
                .clientId(clientId)
                .clientAuthentication(ClientAuthentication.secretBasic(clientSecret))
                .redirectUri(URI.create(address() + "/login/psc"))
                .build();
        server.createContext("/login/start", exchange -> Pages.guard(exchange, this::start));
        server.createContext("/login/psc", exchange -> Pages.guard(exchange, this::complete));
        // ---- Pro Santé Connect ends
        server.createContext("/", exchange -> Pages.guard(exchange, PlainLogin::welcome));
        server.start();
    }

    // ---- Pro Santé Connect begins

    /** The person clicks the button. */
    private void start(HttpExchange exchange) throws IOException {
        PendingLogin pending = psc.login().start();
        Pages.setCookie(exchange, "psc_login", psc.login().seal(pending), 600);
        Pages.redirect(exchange, pending.authorizationUri());
    }

    /** The browser comes back. */
    private void complete(HttpExchange exchange) throws IOException {
        PendingLogin pending = psc.login().open(Pages.cookie(exchange, "psc_login"));
        Pages.setCookie(exchange, "psc_login", "", 0);
        PscSession session = psc.login().complete(pending, exchange.getRequestURI());
        String situations = session.professional().workSituations().stream()
                .map(WorkSituation::label)
                .map(label -> "<li>" + Pages.escape(label) + "</li>")
                .collect(Collectors.joining());
        Pages.show(
                exchange,
                200,
                "<h1>Bonjour " + Pages.escape(session.professional().displayName())
                        + "</h1><p>Vous pouvez travailler comme :</p><ul>" + situations
                        + "</ul><p>Votre session se termine au plus tard à " + session.expiresAt() + ".</p>");
    }

    // ---- Pro Santé Connect ends

    private static void welcome(HttpExchange exchange) throws IOException {
        Pages.show(
                exchange,
                200,
                "<h1>Exemple</h1><p><a href=\"/login/start\">S'identifier avec Pro Santé Connect</a></p>");
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /**
     * Starts the program on port 8080.
     *
     * @param arguments none
     * @throws IOException if the port is taken
     */
    @SuppressWarnings("resource") // Both live as long as the program.
    public static void main(String[] arguments) throws IOException {
        String clientId = System.getenv("PSC_CLIENT_ID");
        String secret = System.getenv("PSC_CLIENT_SECRET");
        PlainLogin program;
        if (clientId != null && secret != null) {
            program = new PlainLogin(PscEnvironment.SANDBOX, clientId, secret, 8080);
        } else {
            PscMockProvider mock = PscMockProvider.start();
            program = new PlainLogin(
                    PscEnvironment.development(mock.issuer()),
                    PscMockProvider.CLIENT_ID,
                    PscMockProvider.CLIENT_SECRET,
                    8080);
        }
        System.out.println("Open " + program.address() + " in a browser. Ctrl+C ends it.");
    }

    /** A step of the login that may fail. */
    interface Step {
        void run(HttpExchange exchange) throws IOException, PscException;
    }
}
