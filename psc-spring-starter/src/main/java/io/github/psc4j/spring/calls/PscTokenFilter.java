package io.github.psc4j.spring.calls;

import io.github.psc4j.PscClient;
import io.github.psc4j.error.PscException;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.spring.CurrentPscSession;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Sends the person's token along with requests of a {@code WebClient} to the configured services, and with no other request.
 * Every decision is {@code psc-client}'s. The connector underneath must not follow redirects, since it would not ask again
 * for the next hop; the one of {@code pscWebClientBuilder} does not. Thread-safe.
 *
 * <p>The person is the one of Reactor's context ({@code ReactiveSecurityContextHolder}), and where that has none, the one of
 * the thread that subscribes. A {@code retry} subscribes on a thread of its own, where nobody is logged in: write the person
 * into the context.
 */
public final class PscTokenFilter implements ExchangeFilterFunction {
    private final Supplier<PscClient> psc;
    private final Supplier<Optional<PscSession>> session;

    /**
     * Builds the filter.
     *
     * @param psc decides where a token may go
     * @param session whose token where Reactor's context has nobody, asked on the thread that subscribes
     */
    public PscTokenFilter(Supplier<PscClient> psc, Supplier<Optional<PscSession>> session) {
        this.psc = psc;
        this.session = session;
    }

    /**
     * Adds the token if it may go there. A token that somebody else put into the request is left alone.
     *
     * @return the answer; it fails with a {@link PscException}: {@code PSC-7001} or {@code PSC-9001} if the person has to log
     *     in again, {@code PSC-2xxx} if the token has to be renewed and the provider cannot be reached
     */
    @Override
    public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
        return request.headers().containsHeader(HttpHeaders.AUTHORIZATION)
                ? next.exchange(request)
                : person().flatMap(person -> authorized(request, person)).flatMap(next::exchange);
    }

    private Mono<Optional<PscSession>> person() {
        return Mono.defer(() -> {
            Optional<PscSession> here = session.get();
            return ReactiveSecurityContextHolder.getContext()
                    .map(context -> CurrentPscSession.of(context.getAuthentication()))
                    .defaultIfEmpty(here);
        });
    }

    /** A renewal of the token waits for the provider, which no thread of an event loop may do. */
    private Mono<ClientRequest> authorized(ClientRequest request, Optional<PscSession> person) {
        return Mono.fromSupplier(() -> psc.get()
                        .propagation()
                        .tokenFor(request.url(), () -> person)
                        .map(token -> ClientRequest.from(request)
                                .headers(headers -> headers.setBearerAuth(token.reveal()))
                                .build())
                        .orElse(request))
                .subscribeOn(Schedulers.boundedElastic());
    }
}
