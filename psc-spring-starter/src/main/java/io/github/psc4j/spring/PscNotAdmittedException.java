package io.github.psc4j.spring;

/** A person whom Pro Santé Connect identified may not use this application. */
public final class PscNotAdmittedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Refuses a person.
     *
     * @param reason a sentence for that person, in the language of the application; shown on the page and not logged
     */
    public PscNotAdmittedException(String reason) {
        super(reason);
    }

    /**
     * The sentence for the person.
     *
     * @return the reason
     */
    public String reason() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
