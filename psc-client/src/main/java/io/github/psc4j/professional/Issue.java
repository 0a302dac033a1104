package io.github.psc4j.professional;

import io.github.psc4j.internal.argument.Arguments;

/**
 * Something odd in a userinfo document that was read all the same. Holds no value of the document and can be logged.
 *
 * @param kind what is odd
 * @param path where, as a JSON Pointer, for instance
 *     {@code /SubjectRefPro/exercices/0/activities/1/numeroFinessSite}; the empty pointer for the document as a whole
 */
public record Issue(Kind kind, String path) {

    /**
     * Refuses {@code null}.
     *
     * @param kind what is odd
     * @param path where, as a JSON Pointer, for instance
     *     {@code /SubjectRefPro/exercices/0/activities/1/numeroFinessSite}; the empty pointer for the document as a whole
     */
    public Issue {
        Arguments.refuseNull(kind, "kind");
        Arguments.refuseNull(path, "path");
    }

    /** What can be odd in a document. */
    public enum Kind {
        /** An identifier without the form or the check digit of its kind; it was kept. */
        CHECK_DIGIT,
        /** A code that is in none of the tables of its field; it was kept and has no label. */
        UNKNOWN_CODE,
        /** A value of another type than expected that could be read: a number for a text, a single value for a list. */
        UNEXPECTED_TYPE,
        /** A value that could not be read and was left out of the model; {@link Professional#raw()} has it. */
        UNREADABLE,
        /**
         * A text with control, direction or invisible characters, or with half of a surrogate pair. It was kept as it is;
         * what is made for a page or a menu is free of them.
         */
        UNPRINTABLE,
        /** Two values that should agree and do not; the model holds neither. */
        CONTRADICTION,
        /** More entries than a document can sensibly hold; the rest is in {@link Professional#raw()} only. */
        CUT_SHORT
    }
}
