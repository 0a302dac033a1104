package io.github.psc4j.internal.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.token.Violation;
import java.util.Optional;

/** No {@code zip}: nothing is unpacked, so that nothing can grow (RFC 8725 3.6). */
@Implements(Requirement.RFC_8725_ZIP)
record NotCompressed() implements ValidationRule<SignedToken> {
    @Override
    public Optional<Violation> validate(SignedToken token) {
        return token.header().containsKey("zip")
                ? Optional.of(
                        new Violation(ErrorCode.TOKEN_MALFORMED, "the token is compressed, which is not accepted"))
                : Optional.empty();
    }
}
