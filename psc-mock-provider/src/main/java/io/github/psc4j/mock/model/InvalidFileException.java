package io.github.psc4j.mock.model;

/** Thrown when a file of people or settings cannot be used; the message names the file, the place in it, and the remedy. */
public final class InvalidFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * A file that cannot be used.
     *
     * @param message the file, the place in it, and what is wrong
     */
    public InvalidFileException(String message) {
        super(message);
    }
}
