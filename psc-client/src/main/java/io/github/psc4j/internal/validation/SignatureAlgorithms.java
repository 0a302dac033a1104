package io.github.psc4j.internal.validation;

import io.github.psc4j.token.SigningAlgorithm;
import java.util.Optional;

/** Reads the names of algorithms. */
final class SignatureAlgorithms {
    private SignatureAlgorithms() {}

    static Optional<SigningAlgorithm> named(Object name) {
        for (SigningAlgorithm algorithm : SigningAlgorithm.values()) {
            if (algorithm.name().equals(name)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }
}
