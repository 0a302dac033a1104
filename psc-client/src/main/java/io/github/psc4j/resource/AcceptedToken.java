package io.github.psc4j.resource;

import io.github.psc4j.assurance.Assurance;
import io.github.psc4j.assurance.AssurancePolicy;
import io.github.psc4j.assurance.EidasLevel;
import io.github.psc4j.professional.Adeli;
import io.github.psc4j.professional.NationalId;
import io.github.psc4j.professional.OtherId;
import io.github.psc4j.professional.Professional;
import io.github.psc4j.professional.Rpps;
import io.github.psc4j.token.AccessToken;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An access token that this service accepts, and the person it speaks of, by the same identifiers as after a login. Everything
 * comes from the verified token, or from PSC's own answer about it. Immutable, thread-safe, prints no identity.
 */
public final class AcceptedToken {
    private final AccessToken token;
    private final Issuer issuer;
    private final Optional<String> nationalIdClaim;
    private final AssurancePolicy assurance;
    private volatile @Nullable Professional professional;

    /** Who issued a token. */
    public enum Issuer {
        /** The authorization server of this service. */
        AUTHORIZATION_SERVER,
        /** Pro Santé Connect itself. */
        PSC
    }

    AcceptedToken(AccessToken token, Issuer issuer, Optional<String> nationalIdClaim, AssurancePolicy assurance) {
        this.token = token;
        this.issuer = issuer;
        this.nationalIdClaim = nationalIdClaim;
        this.assurance = assurance;
    }

    /**
     * Gives the national identifier of the person: {@code SubjectNameID}, or {@code preferred_username} in older tokens of PSC; or
     * the claim that was configured for this authorization server, and then no other. At another server than PSC a user name can be
     * one that somebody chose (OpenID Connect Core 5.7), and is never taken for a number.
     *
     * @return the identifier; empty if the token names none
     */
    public Optional<NationalId> nationalId() {
        return nationalIdClaim
                .map(this::text)
                .orElseGet(() -> text("SubjectNameID")
                        .or(() -> issuer == Issuer.PSC ? text("preferred_username") : Optional.empty()))
                .map(NationalId::new);
    }

    private Optional<String> text(String claim) {
        return token.claims().get(claim) instanceof String text && !text.isBlank()
                ? Optional.of(text)
                : Optional.empty();
    }

    /**
     * Gives the RPPS number, from the national identifier or else from the other identifiers if these agree.
     *
     * @return the 11 digits
     */
    public Optional<Rpps> rpps() {
        return nationalId()
                .flatMap(NationalId::rpps)
                .or(() -> nationalIdClaim.isPresent()
                        ? Optional.empty()
                        : professional().rpps());
    }

    /**
     * Gives the ADELI number, from the national identifier or else from the other identifiers if these agree.
     *
     * @return the 9 characters
     */
    public Optional<Adeli> adeli() {
        return nationalId()
                .flatMap(NationalId::adeli)
                .or(() -> nationalIdClaim.isPresent()
                        ? Optional.empty()
                        : professional().adeli());
    }

    /**
     * Lists what else the person is or was known by ({@code otherIds}), to find an account that was made under another number.
     *
     * @return the other identifiers; most tokens have none
     */
    public List<OtherId> otherIds() {
        return professional().otherIds();
    }

    /** Most callers ask for the national identifier alone. Two threads that read it at once read the same. */
    private Professional professional() {
        Professional known = professional;
        if (known == null) {
            known = Professional.from(token.claims());
            professional = known;
        }
        return known;
    }

    /**
     * Gives the person's technical identifier at the issuer. It is another at each issuer.
     *
     * @return {@code sub}
     */
    public String subject() {
        return token.subject();
    }

    /**
     * Tells who issued the token.
     *
     * @return the issuer
     */
    public Issuer issuer() {
        return issuer;
    }

    /**
     * Names the client that the token was issued to: the application that calls, or that the token was stolen from.
     *
     * @return {@code azp}, or else {@code client_id}; always there for a token of PSC
     */
    public Optional<String> authorizedParty() {
        return token.authorizedParty();
    }

    /**
     * Lists what the token grants. A token that does not say grants nothing.
     *
     * @return the values of {@code scope}, unmodifiable
     */
    public Set<String> scope() {
        return token.scope();
    }

    /**
     * Gives the level of assurance of the person's login.
     *
     * @return the level; empty if the token states none, or one that is unknown
     */
    public Optional<EidasLevel> level() {
        return text("acr")
                .flatMap(acr -> assurance.judge(Optional.of(acr), Optional.empty(), Optional.empty()))
                .map(Assurance::level);
    }

    /**
     * When the token ends.
     *
     * @return {@code exp}
     */
    public Instant expiresAt() {
        return token.expiresAt();
    }

    /**
     * Every claim, for what has no method here.
     *
     * @return the verified token, or PSC's answer about it; personal data, not for logs
     */
    public AccessToken accessToken() {
        return token;
    }

    @Override
    public String toString() {
        return "AcceptedToken[issuer=" + issuer + ", scope=" + scope() + ", expiresAt=" + expiresAt() + "]";
    }
}
