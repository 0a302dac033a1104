package io.github.psc4j.internal.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/**
 * What a service that receives tokens of PSC expects of PSC's word on them. Immutable.
 *
 * @param issuer the exact issuer
 * @param clientId this service at the provider: an audience, if there is one, has to name it
 * @param authorizedParties the client ids whose tokens are accepted, at least one
 * @param clock the one clock
 * @param skew how far the provider's clock may be off
 */
public record IntrospectionSettings(
        String issuer, String clientId, Set<String> authorizedParties, Clock clock, Duration skew) {

    /**
     * Checks and copies.
     *
     * @param issuer the exact issuer
     * @param clientId this service at the provider
     * @param authorizedParties the client ids whose tokens are accepted
     * @param clock the one clock
     * @param skew how far the provider's clock may be off
     * @throws PscConfigurationException {@code PSC-1001} without an issuer or a client id: tokens of PSC have no audience, so
     *     that a service without a list would accept what a person gave to any other one
     */
    public IntrospectionSettings {
        if (issuer.isBlank()
                || clientId.isBlank()
                || authorizedParties.isEmpty()
                || authorizedParties.stream().anyMatch(String::isBlank)) {
            throw new PscConfigurationException(
                    ErrorCode.CONFIGURATION_INVALID,
                    "a service that receives tokens of PSC needs an issuer and the client ids whose tokens it accepts");
        }
        Skew.check(skew);
        authorizedParties = Set.copyOf(authorizedParties);
    }
}
