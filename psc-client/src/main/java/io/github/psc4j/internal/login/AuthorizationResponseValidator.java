package io.github.psc4j.internal.login;

import io.github.psc4j.error.PscLoginException;
import io.github.psc4j.internal.validation.ValidationRule;
import io.github.psc4j.internal.validation.ValidationSettings;
import io.github.psc4j.login.AuthorizationResponse;
import io.github.psc4j.login.ResponseIssuer;
import io.github.psc4j.secret.Secret;
import java.net.URI;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Validates a callback before anything of it is used: it belongs to this browser's login, of this client, in time, from this
 * issuer. Only then is an error believed or a code taken.
 */
final class AuthorizationResponseValidator {
    private final List<ValidationRule<Callback>> rules;

    AuthorizationResponseValidator(
            ValidationSettings settings, URI redirectUri, BooleanSupplier issuerAnnounced, ResponseIssuer policy) {
        this.rules = List.of(
                new LoginOfThisClient(settings.clientId(), settings.issuer(), redirectUri),
                new StateOfThisBrowser(),
                new LoginStillOpen(settings.clock()),
                new IssuerOfThisLogin(settings.issuer(), issuerAnnounced, policy),
                new NoErrorReturned(),
                new CodePresent());
    }

    /** Returns the code. */
    Secret validate(PendingLoginState pending, AuthorizationResponse response) {
        ValidationRule.firstViolation(rules, new Callback(pending, response)).ifPresent(violation -> {
            throw new PscLoginException(violation.code(), violation.message());
        });
        return response.code().orElseThrow();
    }

    List<ValidationRule<Callback>> rules() {
        return rules;
    }
}
