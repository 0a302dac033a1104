package io.github.psc4j.professional;

import io.github.psc4j.internal.argument.Arguments;
import java.util.Locale;

/**
 * A test identity of the sandbox: {@code ANS} and a time, made with the tool EDIT of the ANS. Never in production; upper and
 * lower case are the same.
 *
 * @param value the identifier as it was received
 */
public record TestIdentity(String value) implements Identifier, Comparable<TestIdentity> {

    /**
     * Refuses {@code null}.
     *
     * @param value the identifier as it was received
     */
    public TestIdentity {
        Arguments.refuseNull(value, "value");
    }

    @Override
    public boolean checkDigitValid() {
        return Forms.isTestIdentity(value);
    }

    /** Letters may come in upper or lower case. */
    @Override
    public boolean equals(Object other) {
        return other instanceof TestIdentity that && value.equalsIgnoreCase(that.value);
    }

    @Override
    public int hashCode() {
        return value.toUpperCase(Locale.ROOT).hashCode();
    }

    @Override
    public int compareTo(TestIdentity other) {
        return value.compareToIgnoreCase(other.value);
    }

    /**
     * Hides the identifier.
     *
     * @return the kind of identifier only
     */
    @Override
    public String toString() {
        return "TestIdentity[•••]";
    }
}
