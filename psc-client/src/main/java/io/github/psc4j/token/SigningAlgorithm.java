package io.github.psc4j.token;

import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import java.util.Optional;

/**
 * The signature algorithms that can be allowed: asymmetric ones only. PSC signs with {@link #RS256}; the others are for
 * the day it no longer does, and have to be named by the application.
 */
@Implements(Requirement.CORE_NO_MAC)
public enum SigningAlgorithm {
    /** RSASSA-PKCS1-v1_5 with SHA-256. */
    RS256,
    /** RSASSA-PSS with SHA-256. */
    PS256,
    /** ECDSA on P-256 with SHA-256. */
    ES256;

    public static Optional<SigningAlgorithm> named(Object name) {
        for (SigningAlgorithm algorithm : values()) {
            if (algorithm.name().equals(name)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }
}
