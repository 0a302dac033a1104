package io.github.psc4j.internal.metadata;

import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.event.PscEventListener;
import io.github.psc4j.internal.http.HttpTransport;
import io.github.psc4j.internal.limit.Limits;
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
 * The provider's keys for signatures. Loaded when first needed, renewed every quarter of an hour off the calling thread,
 * served stale for up to a day; an unknown name makes them be fetched again at most twice a minute. The URL comes from the
 * provider's metadata and never from a token. Thread-safe.
 */
public final class KeySetCache {
    private static final Duration RENEW_AFTER = Duration.ofMinutes(15);

    private final RenewedAhead<List<VerificationKey>> keys;

    /**
     * Builds the key store; no I/O.
     *
     * @param directory knows where the keys are
     * @param http the client for every call
     * @param clock tells when to renew
     * @param background runs renewals
     * @param listener hears of outages and unusable keys
     */
    public KeySetCache(
            ProviderMetadataCache directory,
            HttpTransport http,
            Clock clock,
            Executor background,
            PscEventListener listener) {
        this(() -> directory.metadata().jwksUri(), http, clock, background, listener);
    }

    /**
     * The keys of another authorization server than PSC; no I/O.
     *
     * @param location knows where the keys are
     * @param http the client for every call
     * @param clock tells when to renew
     * @param background runs renewals
     * @param listener hears of outages and unusable keys
     */
    public KeySetCache(
            KeyLocation location, HttpTransport http, Clock clock, Executor background, PscEventListener listener) {
        this(location::uri, http, clock, background, listener);
    }

    private KeySetCache(
            Supplier<URI> location, HttpTransport http, Clock clock, Executor background, PscEventListener listener) {
        KeySetReader reader = new KeySetReader(listener);
        this.keys = new RenewedAhead<>(
                "keys",
                () -> reader.read(ProviderMetadataCache.fetchJson(http, "keys", location.get(), Limits.KEYS_BYTES)),
                RENEW_AFTER,
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
        List<VerificationKey> found = matching(keys.get(), kid, algorithm);
        return found.isEmpty() ? matching(keys.reloadAtMostEvery(Limits.KEYS_WINDOW), kid, algorithm) : found;
    }

    /**
     * The same after the keys were fetched once more, for a signature that none of the known keys made: the provider may have
     * put a new key in the place of one with the same name, or with none. Fetches at most as often as unknown names do.
     *
     * @param kid the name in the token's header, if it has one
     * @param algorithm the algorithm in the token's header
     * @return the keys as they are now
     * @throws PscProviderException {@code PSC-2xxx} if the keys cannot be had: nothing can be said of the signature then
     */
    public List<VerificationKey> renewedCandidates(Optional<String> kid, String algorithm) {
        return matching(keys.reloadAtMostEvery(Limits.KEYS_WINDOW), kid, algorithm);
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
