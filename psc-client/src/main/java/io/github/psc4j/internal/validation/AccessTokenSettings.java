package io.github.psc4j.internal.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.resource.TokenBinding;
import io.github.psc4j.token.SigningAlgorithm;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/**
 * What a service that receives JWT access tokens expects of them. Immutable.
 *
 * @param issuer the exact issuer: the authorization server of this service, not PSC
 * @param audience this service, as its tokens name it in {@code aud}
 * @param algorithms the signature algorithms that are accepted, at least one
 * @param binding whether they have to be bound to a client certificate
 * @param clock the one clock
 * @param skew how far the issuer's clock may be off
 */
public record AccessTokenSettings(
        String issuer,
        String audience,
        Set<SigningAlgorithm> algorithms,
        TokenBinding binding,
        Clock clock,
        Duration skew) {

    /**
     * Checks and copies.
     *
     * @param issuer the exact issuer
     * @param audience this service
     * @param algorithms the signature algorithms that are accepted
     * @param binding whether they have to be bound
     * @param clock the one clock
     * @param skew how far the issuer's clock may be off
     * @throws PscConfigurationException {@code PSC-1001} without an issuer, an audience or an algorithm: a service that does
     *     not say who it is would accept tokens that are meant for others
     */
    @Implements(Requirement.RFC_8725_AUD)
    public AccessTokenSettings {
        if (issuer.isBlank() || audience.isBlank() || algorithms.isEmpty()) {
            throw new PscConfigurationException(
                    ErrorCode.CONFIGURATION_INVALID,
                    "a service that receives tokens needs an issuer, an audience and a signature algorithm to expect");
        }
        Skew.check(skew);
        algorithms = Set.copyOf(algorithms);
    }
}
