package io.github.psc4j.login;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscLoginException;
import io.github.psc4j.secret.Secret;
import java.net.URI;
import java.time.Clock;

/**
 * Judges a callback before anything of it is used: it belongs to this browser's login, of this client, in time, from this
 * issuer. Only then is an error believed or a code taken.
 */
final class AuthorizationResponseValidator {
    private final String clientId;
    private final String issuer;
    private final URI redirectUri;
    private final Clock clock;

    AuthorizationResponseValidator(String clientId, String issuer, URI redirectUri, Clock clock) {
        this.clientId = clientId;
        this.issuer = issuer;
        this.redirectUri = redirectUri;
        this.clock = clock;
    }

    /** Returns the code. */
    Secret validate(PendingLoginState pending, AuthorizationResponse response) {
        loginIsOurs(pending);
        stateIsOfThisBrowser(pending, response);
        loginIsYoung(pending);
        issuerIsRight(response);
        noError(response);
        return response.code()
                .orElseThrow(() -> new PscLoginException(
                        ErrorCode.CALLBACK_MALFORMED, "the callback has neither a code nor an error"));
    }

    /** Mix-up between registrations: RFC 9700 4.4. */
    private void loginIsOurs(PendingLoginState pending) {
        if (!pending.clientId().equals(clientId)
                || !pending.issuer().equals(issuer)
                || !pending.redirectUri().equals(redirectUri)) {
            throw new PscLoginException(
                    ErrorCode.LOGIN_OF_ANOTHER_CLIENT,
                    "the login was started by another client, or for another issuer or redirect URI");
        }
    }

    /** Forged callbacks: RFC 6749 10.12. */
    private static void stateIsOfThisBrowser(PendingLoginState pending, AuthorizationResponse response) {
        if (response.state().filter(pending.state()::equals).isEmpty()) {
            throw new PscLoginException(
                    ErrorCode.STATE_MISMATCH,
                    "the callback does not belong to this login: its state is missing or another");
        }
    }

    private void loginIsYoung(PendingLoginState pending) {
        if (!clock.instant().isBefore(pending.expiresAt())) {
            throw new PscLoginException(
                    ErrorCode.LOGIN_EXPIRED, "the login was started more than ten minutes ago: begin again");
        }
    }

    /** Mix-up between providers: RFC 9207 2.4. PSC announces the parameter; it is checked whenever it is there. */
    private void issuerIsRight(AuthorizationResponse response) {
        if (response.issuer().filter(iss -> !iss.equals(issuer)).isPresent()) {
            throw new PscLoginException(
                    ErrorCode.RESPONSE_ISSUER_MISMATCH, "the callback is not from the configured issuer " + issuer);
        }
    }

    private static void noError(AuthorizationResponse response) {
        if (response.error().isEmpty()) {
            return;
        }
        String error = response.error().get();
        throw error.equals("access_denied")
                ? new PscLoginException(
                        ErrorCode.ACCESS_DENIED,
                        "the person cancelled, or the provider denied the login (access_denied)")
                : new PscLoginException(
                        ErrorCode.AUTHORIZATION_REFUSED, "the provider refused the authorization request: " + error);
    }
}
