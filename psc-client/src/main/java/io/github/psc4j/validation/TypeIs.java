package io.github.psc4j.validation;

import io.github.psc4j.error.ErrorCode;
import java.util.Optional;

/**
 * The token is of its kind (RFC 8725 3.11): the header's {@code typ}, if there, is {@code JWT}, and Keycloak's claim {@code
 * typ}, if there, is the expected one. So an access, refresh or logout token cannot stand in for an ID token.
 */
record TypeIs(String claimTyp) implements TokenRule {
    @Override
    public Optional<Violation> check(SignedToken token) {
        Object header = token.header().get("typ");
        boolean headerOk = header == null || (header instanceof String text && text.equalsIgnoreCase("JWT"));
        boolean claimOk = !token.claims().has("typ")
                || token.claims().string("typ").filter(claimTyp::equals).isPresent();
        return headerOk && claimOk
                ? Optional.empty()
                : Optional.of(new Violation(ErrorCode.TOKEN_TYPE_WRONG, "the token is of another kind than expected"));
    }
}
