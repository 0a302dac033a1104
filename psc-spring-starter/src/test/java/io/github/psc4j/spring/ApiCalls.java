package io.github.psc4j.spring;

import io.github.psc4j.PscClient;
import io.github.psc4j.login.PendingLogin;
import io.github.psc4j.mock.Personas;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.token.ClientAuthentication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** An application that calls a service with the token of a person. */
final class ApiCalls {
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    ApiCalls(int port) {
        this.port = port;
    }

    /** A token that the simulated PSC gave to the application that it knows. */
    static String token(PscMockProvider psc) {
        PscClient client = PscClient.builder(PscEnvironment.development(psc.issuer()))
                .clientId(PscMockProvider.CLIENT_ID)
                .clientAuthentication(ClientAuthentication.secretBasic(PscMockProvider.CLIENT_SECRET))
                .redirectUri(URI.create("http://localhost/login/psc"))
                .build();
        PendingLogin pending = client.login().start();
        PscSession session =
                client.login().complete(pending, psc.login(pending.authorizationUri(), Personas.PHYSICIAN));
        return client.tokens().accessToken(session, Duration.ofSeconds(30)).reveal();
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(HttpRequest.newBuilder(uri(path)).GET(), headers);
    }

    HttpResponse<String> post(String path, String form, String... headers) {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)),
                headers);
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static String challenge(HttpResponse<String> answer) {
        return answer.headers().firstValue("WWW-Authenticate").orElse("none");
    }
}
