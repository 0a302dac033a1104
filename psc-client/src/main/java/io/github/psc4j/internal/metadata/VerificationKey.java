package io.github.psc4j.internal.metadata;

import java.security.PublicKey;
import java.util.Optional;

/**
 * A public key of the provider that may verify a signature.
 *
 * @param kid its name, where it has one
 * @param algorithm the one algorithm it is for, where the provider says so
 * @param key the key: RSA of at least 2048 bits, or an elliptic-curve key
 */
public record VerificationKey(Optional<String> kid, Optional<String> algorithm, PublicKey key) {}
