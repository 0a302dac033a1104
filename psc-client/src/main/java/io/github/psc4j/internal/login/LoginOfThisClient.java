package io.github.psc4j.internal.login;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.internal.validation.ValidationRule;
import io.github.psc4j.token.Violation;
import java.net.URI;
import java.util.Optional;

/** A login is completed by the client, issuer and redirect URI that started it (RFC 9700 4.4, mix-up between registrations). */
@Implements(Requirement.RFC_9700_MIX_UP)
record LoginOfThisClient(String clientId, String issuer, URI redirectUri) implements ValidationRule<Callback> {
    @Override
    public Optional<Violation> validate(Callback callback) {
        PendingLoginState pending = callback.pending();
        return pending.clientId().equals(clientId)
                        && pending.issuer().equals(issuer)
                        && pending.redirectUri().equals(redirectUri)
                ? Optional.empty()
                : Optional.of(new Violation(
                        ErrorCode.LOGIN_OF_ANOTHER_CLIENT,
                        "the login was started by another client, or for another issuer or redirect URI"));
    }
}
