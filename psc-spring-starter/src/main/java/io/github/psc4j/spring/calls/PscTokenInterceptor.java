package io.github.psc4j.spring.calls;

import io.github.psc4j.PscClient;
import io.github.psc4j.error.PscException;
import io.github.psc4j.session.PscSession;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Sends the person's token along with requests to the configured services, and with no other request. Every decision is
 * {@code psc-client}'s. The request factory underneath must not follow redirects, since it would not ask again for the next
 * hop; those of {@code pscRestClientBuilder} and {@code pscRestTemplate} do not. Thread-safe.
 */
public final class PscTokenInterceptor implements ClientHttpRequestInterceptor {
    private final Supplier<PscClient> psc;
    private final Supplier<Optional<PscSession>> session;

    /**
     * Builds the interceptor.
     *
     * @param psc decides where a token may go
     * @param session whose token, asked on the calling thread
     */
    public PscTokenInterceptor(Supplier<PscClient> psc, Supplier<Optional<PscSession>> session) {
        this.psc = psc;
        this.session = session;
    }

    /**
     * Adds the token if it may go there. A token that somebody else put into the request is left alone.
     *
     * @throws PscException {@code PSC-7001} or {@code PSC-9001} if the person has to log in again, {@code PSC-2xxx} if the
     *     token has to be renewed and the provider cannot be reached
     */
    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        if (!request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)) {
            psc.get()
                    .propagation()
                    .tokenFor(request.getURI(), session)
                    .ifPresent(token -> request.getHeaders().setBearerAuth(token.reveal()));
        }
        return execution.execute(request, body);
    }
}
