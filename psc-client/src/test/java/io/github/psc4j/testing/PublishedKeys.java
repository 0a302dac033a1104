package io.github.psc4j.testing;

import io.github.psc4j.internal.http.HttpTransport;
import io.github.psc4j.internal.metadata.KeySetCache;
import io.github.psc4j.internal.metadata.ProviderMetadataCache;
import io.github.psc4j.provider.PscEnvironment;
import java.util.Optional;

/**
 * The keys of a provider, fetched once for all tests that validate many tokens: their clock stands still, so nothing is fetched
 * again, whatever a token names.
 */
public final class PublishedKeys {
    /** The issuer of good tokens: a name, where nobody is called. */
    public static final String ISSUER = "https://provider.example/realm";

    /** {@link TestKeys#PROVIDER}, as published. */
    public static final KeySetCache KEYS;

    static {
        FakeClock clock = new FakeClock();
        try (ScriptedProvider provider = new ScriptedProvider()) {
            HttpTransport http = new HttpTransport(PatientHttp.SETTINGS, Optional.empty(), clock, event -> {});
            ProviderMetadataCache cache = new ProviderMetadataCache(
                    PscEnvironment.development(provider.issuerUri()), http, clock, Runnable::run, event -> {});
            KEYS = new KeySetCache(cache, http, clock, Runnable::run, event -> {});
            KEYS.reloadedCandidates(Optional.empty(), "RS256");
        }
    }

    private PublishedKeys() {}
}
