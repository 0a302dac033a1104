package io.github.psc4j.mock.model;

/** The provider could not start; the message says what to do. */
public final class MockStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * A start that failed.
     *
     * @param message what to do about it
     * @param cause what happened
     */
    public MockStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
