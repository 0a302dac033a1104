package io.github.psc4j.internal.resource;

import io.github.psc4j.assurance.Assurance;
import io.github.psc4j.assurance.AssurancePolicy;
import io.github.psc4j.assurance.EidasLevel;
import io.github.psc4j.professional.Adeli;
import io.github.psc4j.professional.NationalId;
import io.github.psc4j.professional.OtherId;
import io.github.psc4j.professional.Professional;
import io.github.psc4j.professional.Rpps;
import io.github.psc4j.resource.AcceptedToken;
import io.github.psc4j.token.AccessToken;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An accepted token that reads the person when it is first asked about one. */
final class ReadToken implements AcceptedToken {
    private final AccessToken token;
    private final Issuer issuer;
    private final Optional<String> nationalIdClaim;
    private final AssurancePolicy assurance;
    private volatile @Nullable Professional professional;

    ReadToken(AccessToken token, Issuer issuer, Optional<String> nationalIdClaim, AssurancePolicy assurance) {
        this.token = token;
        this.issuer = issuer;
        this.nationalIdClaim = nationalIdClaim;
        this.assurance = assurance;
    }

    @Override
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

    @Override
    public Optional<Rpps> rpps() {
        return nationalId()
                .flatMap(NationalId::rpps)
                .or(() -> nationalIdClaim.isPresent()
                        ? Optional.empty()
                        : professional().rpps());
    }

    @Override
    public Optional<Adeli> adeli() {
        return nationalId()
                .flatMap(NationalId::adeli)
                .or(() -> nationalIdClaim.isPresent()
                        ? Optional.empty()
                        : professional().adeli());
    }

    @Override
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

    @Override
    public String subject() {
        return token.subject();
    }

    @Override
    public Issuer issuer() {
        return issuer;
    }

    @Override
    public Optional<String> authorizedParty() {
        return token.authorizedParty();
    }

    @Override
    public Set<String> scope() {
        return token.scope();
    }

    @Override
    public Optional<EidasLevel> level() {
        return text("acr")
                .flatMap(acr -> assurance.validate(Optional.of(acr), Optional.empty(), Optional.empty()))
                .map(Assurance::level);
    }

    @Override
    public Instant expiresAt() {
        return token.expiresAt();
    }

    @Override
    public AccessToken accessToken() {
        return token;
    }

    @Override
    public String toString() {
        return "AcceptedToken[issuer=" + issuer + ", scope=" + scope() + ", expiresAt=" + expiresAt() + "]";
    }
}
