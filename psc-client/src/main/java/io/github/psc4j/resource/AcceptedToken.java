package io.github.psc4j.resource;

import io.github.psc4j.assurance.EidasLevel;
import io.github.psc4j.professional.Adeli;
import io.github.psc4j.professional.NationalId;
import io.github.psc4j.professional.OtherId;
import io.github.psc4j.professional.Rpps;
import io.github.psc4j.token.AccessToken;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An access token that this service accepts, and the person it speaks of, by the same identifiers as after a login. Everything
 * comes from the validated token, or from PSC's own response about it. Immutable, thread-safe, prints no identity.
 */
public interface AcceptedToken {
    /** Who issued a token. */
    enum Issuer {
        /** The authorization server of this service. */
        AUTHORIZATION_SERVER,
        /** Pro Santé Connect itself. */
        PSC
    }

    /**
     * Gives the national identifier of the person: {@code SubjectNameID}, or {@code preferred_username} in older tokens of PSC; or
     * the claim that was configured for this authorization server, and then no other. At another server than PSC a user name can be
     * one that somebody chose (OpenID Connect Core 5.7), and is never taken for a number.
     *
     * @return the identifier; empty if the token names none
     */
    Optional<NationalId> nationalId();

    /**
     * Gives the RPPS number, from the national identifier or else from the other identifiers if these agree.
     *
     * @return the 11 digits
     */
    Optional<Rpps> rpps();

    /**
     * Gives the ADELI number, from the national identifier or else from the other identifiers if these agree.
     *
     * @return the 9 characters
     */
    Optional<Adeli> adeli();

    /**
     * Lists what else the person is or was known by ({@code otherIds}), to find an account that was made under another number.
     *
     * @return the other identifiers; most tokens have none
     */
    List<OtherId> otherIds();

    /**
     * Gives the person's technical identifier at the issuer. It is another at each issuer.
     *
     * @return {@code sub}
     */
    String subject();

    /**
     * Tells who issued the token.
     *
     * @return the issuer
     */
    Issuer issuer();

    /**
     * Names the client that the token was issued to: the application that calls, or that the token was stolen from.
     *
     * @return {@code azp}, or else {@code client_id}; always there for a token of PSC
     */
    Optional<String> authorizedParty();

    /**
     * Lists what the token grants. A token that does not say grants nothing.
     *
     * @return the values of {@code scope}, unmodifiable
     */
    Set<String> scope();

    /**
     * Gives the level of assurance of the person's login.
     *
     * @return the level; empty if the token states none, or one that is unknown
     */
    Optional<EidasLevel> level();

    /**
     * Tells when the token expires.
     *
     * @return {@code exp}
     */
    Instant expiresAt();

    /**
     * Returns every claim, for what has no method here.
     *
     * @return the verified token, or PSC's response about it; personal data, not for logs
     */
    AccessToken accessToken();
}
