package io.github.psc4j.internal.metadata;

import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.event.PscEventListener;
import io.github.psc4j.internal.http.HttpTransport;
import io.github.psc4j.internal.limit.Limits;
import io.github.psc4j.internal.refresh.ReloadBudget;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * The provider's key set for signatures. Loaded when first needed, refreshed every quarter of an hour off the calling thread,
 * served stale for up to a day; an unknown name has it loaded again at most twice a minute. The URL comes from the
 * provider's metadata and never from a token. Thread-safe.
 */
public final class KeySetCache {
    private static final Duration REFRESH_AFTER = Duration.ofMinutes(15);

    private final PublishedDocument<List<VerificationKey>> keySet;
    private final ReloadBudget onDemand = new ReloadBudget(Limits.KEYS_WINDOW);

    /**
     * Builds the cache; no I/O.
     *
     * @param provider knows where the key set is
     * @param http the client for every call
     * @param clock tells when to refresh
     * @param background runs refreshes
     * @param listener is told of outages and unusable keys
     */
    public KeySetCache(
            ProviderMetadataCache provider,
            HttpTransport http,
            Clock clock,
            Executor background,
            PscEventListener listener) {
        this(() -> provider.metadata().jwksUri(), http, clock, background, listener);
    }

    /**
     * The key set of another authorization server than PSC; no I/O.
     *
     * @param location knows where the key set is
     * @param http the client for every call
     * @param clock tells when to refresh
     * @param background runs refreshes
     * @param listener is told of outages and unusable keys
     */
    public KeySetCache(
            KeySetLocation location, HttpTransport http, Clock clock, Executor background, PscEventListener listener) {
        this(location::uri, http, clock, background, listener);
    }

    private KeySetCache(
            Supplier<URI> location, HttpTransport http, Clock clock, Executor background, PscEventListener listener) {
        KeySetReader reader = new KeySetReader(listener);
        this.keySet = new PublishedDocument<>(
                "keys",
                () -> reader.read(ProviderMetadataCache.fetchJson(http, "keys", location.get(), Limits.KEYS_BYTES)),
                REFRESH_AFTER,
                Limits.KEYS_STALE,
                clock,
                background,
                listener);
    }

    /**
     * The keys that may have made a signature.
     *
     * @param kid the name in the token's header, if it has one
     * @param algorithm the algorithm in the token's header, already found on the allow-list
     * @return the keys of that name, or those without a name if none has it; empty if there is none
     * @throws PscProviderException {@code PSC-2xxx} if the keys cannot be had
     */
    @Implements(Requirement.CORE_ROTATION)
    public List<VerificationKey> candidates(Optional<String> kid, String algorithm) {
        List<VerificationKey> found = matching(keySet.get(), kid, algorithm);
        return found.isEmpty() ? matching(keySet.reload(onDemand), kid, algorithm) : found;
    }

    /**
     * The same after the key set was loaded once more, for a signature that none of the known keys made: the provider may have
     * put a new key in the place of one with the same name, or with none. It is loaded at most as often as for unknown names.
     *
     * @param kid the name in the token's header, if it has one
     * @param algorithm the algorithm in the token's header
     * @return the keys as they are now
     * @throws PscProviderException {@code PSC-2xxx} if the keys cannot be had: nothing can be said of the signature then
     */
    public List<VerificationKey> reloadedCandidates(Optional<String> kid, String algorithm) {
        return matching(keySet.reload(onDemand), kid, algorithm);
    }

    private static List<VerificationKey> matching(List<VerificationKey> all, Optional<String> kid, String algorithm) {
        List<VerificationKey> suitable = all.stream()
                .filter(key -> key.algorithm().map(algorithm::equals).orElse(true))
                .toList();
        if (kid.isEmpty()) {
            return suitable;
        }
        List<VerificationKey> named =
                suitable.stream().filter(key -> key.kid().equals(kid)).toList();
        return named.isEmpty()
                ? suitable.stream().filter(key -> key.kid().isEmpty()).toList()
                : named;
    }
}
