package io.github.psc4j.secret;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * A string that must not be printed: a token, a client secret, a nonce. {@link #toString()} is masked, {@link #reveal()}
 * is the one way out and is easily found in a code review. Immutable, thread-safe.
 *
 * <p>Not serializable on purpose: a secret must not slip into a session store in clear.
 */
@Implements(Requirement.RFC_6749_CONFIDENTIAL)
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = Objects.requireNonNull(value, "value");
    }

    /**
     * Wraps a value.
     *
     * @param value the value, never empty
     * @return the masked value
     * @throws PscConfigurationException {@code PSC-1001} if the value is empty
     */
    public static Secret of(String value) {
        Arguments.refuseNull(value, "value");
        if (value.isEmpty()) {
            throw new PscConfigurationException(ErrorCode.CONFIGURATION_INVALID, "a secret must not be empty");
        }
        return new Secret(value);
    }

    /**
     * The value in clear: for the wire, never for a log.
     *
     * @return the value in clear
     */
    public String reveal() {
        return value;
    }

    /**
     * Compares with a value from outside, in a time that does not tell where they differ.
     *
     * @param other the value from outside
     * @return whether both are equal
     */
    public boolean matches(String other) {
        Arguments.refuseNull(other, "other");
        return MessageDigest.isEqual(value.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && matches(secret.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Returns a mask, the same for every value. */
    @Override
    public String toString() {
        return "Secret[masked]";
    }
}
