package io.github.psc4j.resource;

/** Whether an access token has to be bound to the certificate of the application that presents it (RFC 8705 3). */
public enum TokenBinding {
    /** A token that is bound to nothing, which whoever has it could use, is refused. The profile of the ANS binds every token. */
    REQUIRED,
    /** Such a token is accepted: for an authorization server that does not bind. This weakens a check. */
    WHERE_STATED
}
