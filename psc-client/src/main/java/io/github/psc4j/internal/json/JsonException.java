package io.github.psc4j.internal.json;

/** A text is not the JSON it should be. Caught by the callers in this library, who know which document it was. */
public final class JsonException extends RuntimeException {
    /**
     * Builds the failure.
     *
     * @param reason why, without a word of the document
     */
    public JsonException(String reason) {
        super(reason);
    }
}
