package io.github.psc4j.contract.raw;

import io.github.psc4j.contract.ClientKeyStore;
import io.github.psc4j.contract.ProviderUnderTest;
import io.github.psc4j.contract.Tls;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** HTTP with nothing hidden: no redirect followed, no cookie kept, no error thrown for a status. */
final class RawClient {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final HttpClient client;

    private RawClient(ProviderUnderTest provider, Optional<ClientKeyStore> own) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER);
        if (!provider.trust().isEmpty()) {
            builder.sslContext(Tls.trusting(provider.trust(), own));
        }
        client = builder.build();
    }

    static RawClient of(ProviderUnderTest provider) {
        return new RawClient(provider, Optional.empty());
    }

    static RawClient of(ProviderUnderTest provider, ClientKeyStore own) {
        return new RawClient(provider, Optional.of(own));
    }

    Answer get(URI uri, String... headers) {
        return send(request(uri, headers).GET());
    }

    Answer post(URI uri, Map<String, String> form, String... headers) {
        return send(request(uri, headers)
                .header("Content-Type", Form.CONTENT_TYPE)
                .POST(HttpRequest.BodyPublishers.ofString(Form.encode(form))));
    }

    private static HttpRequest.Builder request(URI uri, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri).timeout(PATIENCE);
        return headers.length == 0 ? builder : builder.headers(headers);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new AssertionError("the provider did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
