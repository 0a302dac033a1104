package io.github.psc4j.attack.internal;

import io.github.psc4j.attack.client.ClientResponse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A request to the client without a browser: no cookies, as from the provider's server. */
final class ServerRequest {

    /** Only ends a request that hangs; an attack ends by the time-out of the kit, which is shorter. */
    private static final Duration TIMEOUT = Duration.ofHours(1);

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private ServerRequest() {}

    static ClientResponse send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response =
                HTTP.send(request.timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofString());
        return ClientResponse.page(response.statusCode(), response.body());
    }
}
