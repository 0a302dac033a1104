package io.github.psc4j.mock.model;

/**
 * How userinfo and access tokens looked at PSC at some time. The dates are those of captured test payloads, and upper
 * bounds. What a client is granted matters as well, so any field may be missing at any time.
 */
public enum PayloadGeneration {
    /**
     * {@code email_verified}; no {@code otherIds}; activities of 29 fields, without {@code codeGenreActivite}; an empty
     * {@code SubjectOrganizationID}; {@code codeCivilite} in {@code SubjectRefPro}. Access tokens without {@code sid} and
     * {@code SubjectNameID}.
     */
    YEAR_2021,
    /** As before, with {@code otherIds}, a filled {@code SubjectOrganizationID}, and {@code sid} in access tokens. */
    JULY_2022,
    /**
     * {@code authMode} without {@code otherIds}, in a payload of some time before July 2023; the rest is inferred to be as
     * in {@link #MAY_2023}.
     */
    EARLY_2023,
    /** No {@code email_verified} any more; activities of 30 fields; {@code authMode} and {@code otherIds}. */
    MAY_2023,
    /** {@code codeGenreActivite} at the top level too; {@code SubjectNameID} in access tokens. */
    JULY_2023,
    /** {@code codeCivilite} at the top level and no longer in {@code SubjectRefPro}; no {@code authMode}. Newest known. */
    NOVEMBER_2023
}
