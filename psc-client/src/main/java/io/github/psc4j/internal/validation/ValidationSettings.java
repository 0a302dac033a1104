package io.github.psc4j.internal.validation;

import io.github.psc4j.assurance.AssurancePolicy;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.token.SigningAlgorithm;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/**
 * What every validator of one client knows.
 *
 * @param issuer the exact issuer
 * @param clientId this client
 * @param algorithms the signature algorithms that are accepted
 * @param assurance the policy for {@code acr}
 * @param clock the one clock
 * @param skew how far the provider's clock may be off
 */
public record ValidationSettings(
        String issuer,
        String clientId,
        Set<SigningAlgorithm> algorithms,
        AssurancePolicy assurance,
        Clock clock,
        Duration skew) {

    /** The clock skew that is accepted unless configured otherwise: 30 s. */
    public static final Duration DEFAULT_SKEW = Duration.ofSeconds(30);

    /**
     * Copies the algorithms.
     *
     * @param issuer the exact issuer
     * @param clientId this client
     * @param algorithms the signature algorithms that are accepted
     * @param assurance the policy for {@code acr}
     * @param clock the one clock
     * @param skew how far the provider's clock may be off
     * @throws PscConfigurationException {@code PSC-1001} if the skew is negative or more than five minutes
     */
    public ValidationSettings {
        Skew.check(skew);
        algorithms = Set.copyOf(algorithms);
    }
}
