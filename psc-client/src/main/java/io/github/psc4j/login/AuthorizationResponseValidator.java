package io.github.psc4j.login;

import io.github.psc4j.error.PscLoginException;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.validation.Check;
import io.github.psc4j.validation.ValidationSettings;
import java.net.URI;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Judges a callback before anything of it is used: it belongs to this browser's login, of this client, in time, from this
 * issuer. Only then is an error believed or a code taken.
 */
final class AuthorizationResponseValidator {
    private final List<Check<Callback>> rules;

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
        Check.firstViolation(rules, new Callback(pending, response)).ifPresent(violation -> {
            throw new PscLoginException(violation.code(), violation.message());
        });
        return response.code().orElseThrow();
    }

    List<Check<Callback>> rules() {
        return rules;
    }
}
