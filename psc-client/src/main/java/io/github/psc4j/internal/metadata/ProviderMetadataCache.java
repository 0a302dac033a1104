package io.github.psc4j.internal.metadata;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.event.PscEvent;
import io.github.psc4j.event.PscEventListener;
import io.github.psc4j.internal.http.EndpointCaller;
import io.github.psc4j.internal.http.HttpTransport;
import io.github.psc4j.internal.limit.Limits;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.provider.ProviderMetadata;
import io.github.psc4j.provider.PscEnvironment;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Knows the endpoints of one environment. Nothing is fetched before the first use; the document is refreshed every hour and
 * served stale for up to a day of outage. Thread-safe.
 */
public final class ProviderMetadataCache {
    private static final Duration REFRESH_AFTER = Duration.ofHours(1);

    private final PscEnvironment environment;
    private final HttpTransport http;
    private final PscEventListener listener;
    private final PublishedDocument<ProviderMetadata> document;
    private final UnaryOperator<ProviderMetadata> view;

    /**
     * Builds the cache; no I/O.
     *
     * @param environment the environment
     * @param http the client for every call
     * @param clock tells when to refresh
     * @param background runs refreshes
     * @param listener is told of outages
     */
    public ProviderMetadataCache(
            PscEnvironment environment,
            HttpTransport http,
            Clock clock,
            Executor background,
            PscEventListener listener) {
        this.environment = environment;
        this.http = http;
        this.listener = listener;
        this.document = new PublishedDocument<>(
                "discovery", this::load, REFRESH_AFTER, Limits.DISCOVERY_STALE, clock, background, listener);
        this.view = UnaryOperator.identity();
    }

    private ProviderMetadataCache(ProviderMetadataCache shared, UnaryOperator<ProviderMetadata> view) {
        this.environment = shared.environment;
        this.http = shared.http;
        this.listener = shared.listener;
        this.document = shared.document;
        this.view = view;
    }

    /**
     * The same metadata as a client with a certificate sees it: with the provider's aliases for mutual TLS (RFC 8705 5).
     *
     * @return a view that shares the document
     */
    public ProviderMetadataCache overMutualTls() {
        return new ProviderMetadataCache(this, ProviderMetadataReader::overMutualTls);
    }

    /**
     * The endpoints: from the discovery document, or built in while the document cannot be reached.
     *
     * @return the endpoints
     * @throws PscProviderException {@code PSC-2001}, {@code PSC-2002} or {@code PSC-2003} if the document cannot be read and
     *     there is no built-in copy; {@code PSC-2005}, {@code PSC-2006} or {@code PSC-2007} if it is wrong
     */
    public ProviderMetadata metadata() {
        try {
            return view.apply(document.get());
        } catch (PscProviderException e) {
            if (environment.builtIn().isEmpty() || !isOutage(e)) {
                throw e;
            }
            listener.onEvent(new PscEvent.ProviderStale("discovery", e.code()));
            return environment.builtIn().get();
        }
    }

    /**
     * Requests the document now, whatever is cached.
     *
     * @throws PscProviderException {@code PSC-2xxx} if the document cannot be read or is wrong
     */
    public void probe() {
        ProviderMetadata unused = load();
    }

    private static boolean isOutage(PscProviderException e) {
        return e.code() == ErrorCode.PROVIDER_UNREACHABLE
                || e.code() == ErrorCode.PROVIDER_TIMEOUT
                || e.code() == ErrorCode.PROVIDER_STATUS;
    }

    private ProviderMetadata load() {
        return ProviderMetadataReader.read(
                fetchJson(http, "discovery", environment.discoveryUri(), Limits.DISCOVERY_BYTES), environment);
    }

    @Implements(Requirement.DISCOVERY_ANSWER)
    static Map<String, @Nullable Object> fetchJson(HttpTransport http, String name, URI uri, int maxBytes) {
        String description = name + " endpoint at " + uri;
        EndpointCaller caller = new EndpointCaller(
                http, name, description, maxBytes, response -> EndpointCaller.trouble(description, response.status()));
        return caller.jsonOfAnyType(caller.get(uri, Map.of("Accept", "application/json")));
    }
}
