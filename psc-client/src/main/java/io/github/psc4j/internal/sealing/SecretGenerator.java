package io.github.psc4j.internal.sealing;

import io.github.psc4j.internal.encoding.Base64Url;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.secret.Secret;
import java.security.SecureRandom;

/** Makes values that nobody can guess: 256 bits from a {@link SecureRandom}, as URL-safe text. Thread-safe. */
public final class SecretGenerator {
    private static final int BYTES = 32;

    private final SecureRandom random;

    /**
     * Uses the given source.
     *
     * @param random the source of randomness
     */
    public SecretGenerator(SecureRandom random) {
        this.random = random;
    }

    /**
     * A new value.
     *
     * @return 43 URL-safe characters
     */
    @Implements({
        Requirement.CORE_NONCE_SENT,
        Requirement.RFC_6749_STATE_SENT,
        Requirement.RFC_7636_VERIFIER,
        Requirement.RP_LOGOUT_STATE
    })
    public Secret next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Secret.of(Base64Url.encode(bytes));
    }
}
