package io.github.psc4j.internal.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.token.Violation;
import java.util.Optional;

/** A refreshed ID token has the {@code azp} of the first, and none if the first had none (OpenID Connect Core 12.2). */
@Implements(Requirement.CORE_REFRESHED_AZP)
record SameAuthorizedParty(Claims first) implements ValidationRule<Claims> {
    @Override
    public Optional<Violation> validate(Claims claims) {
        return claims.hasValue("azp") == first.hasValue("azp")
                        && claims.string("azp").equals(first.string("azp"))
                ? Optional.empty()
                : Optional.of(new Violation(
                        ErrorCode.AUTHORIZED_PARTY_WRONG,
                        "the refreshed ID token was issued to another party than the first"));
    }
}
