package io.github.psc4j.web;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.argument.Arguments;
import java.net.URI;
import java.util.Optional;

/**
 * A login that failed, as the page for the person needs it. Prints no identity and no token. Immutable.
 *
 * @param kind what happened, in the terms of the person
 * @param code the code for the developer; empty if the application itself refused the person or failed
 * @param reason the application's sentence for the person, if it refused them
 * @param retryPath where a new login begins, a path as the browser sees it
 * @param homePath the first page, a path as the browser sees it
 * @param providerLogoutUri closes the session at the provider, so that the person can come back as somebody else; there if
 *     the login at the provider was good. It may hold the ID token as a hint: for a link on the page, not for a log
 */
public record LoginFailure(
        Kind kind,
        Optional<ErrorCode> code,
        Optional<String> reason,
        String retryPath,
        String homePath,
        Optional<URI> providerLogoutUri) {

    /**
     * Refuses {@code null}.
     *
     * @param kind what happened
     * @param code the code for the developer
     * @param reason the application's sentence for the person
     * @param retryPath where a new login begins
     * @param homePath the first page
     * @param providerLogoutUri closes the session at the provider
     */
    public LoginFailure {
        Arguments.refuseNull(kind, "kind");
        Arguments.refuseNull(code, "code");
        Arguments.refuseNull(reason, "reason");
        Arguments.refuseNull(retryPath, "retryPath");
        Arguments.refuseNull(homePath, "homePath");
        Arguments.refuseNull(providerLogoutUri, "providerLogoutUri");
    }

    /** What happened, in the terms of the person. */
    public enum Kind {
        /** The person cancelled, or the provider said no. */
        CANCELLED(401),
        /** The login took too long. */
        EXPIRED(400),
        /** The login was begun in another browser, or cookies are blocked, or the page was loaded twice. */
        NOT_OF_THIS_BROWSER(400),
        /** What the browser brought back cannot be read. */
        UNREADABLE(400),
        /** The provider does not answer, or not sensibly. */
        PROVIDER_DOWN(503),
        /** The application is not set up as the provider wants it. */
        MISCONFIGURED(503),
        /** What the provider said was refused by a validation rule. */
        REFUSED(403),
        /** The means of identification is not strong enough for this login. */
        LEVEL_TOO_LOW(403),
        /** The person authenticated at the provider too long ago. */
        AUTHENTICATION_OVER(403),
        /** Something of the application failed. */
        FAULT(500),
        /** The application does not admit this person. */
        NOT_ADMITTED(403);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /**
         * The HTTP status of the page.
         *
         * @return a status from 400 on
         */
        public int status() {
            return status;
        }

        /**
         * Tells what a code means to the person.
         *
         * @param code the code of the failure
         * @return the kind
         */
        public static Kind of(ErrorCode code) {
            Arguments.refuseNull(code, "code");
            return switch (code) {
                case ACCESS_DENIED -> CANCELLED;
                case LOGIN_EXPIRED, GRANT_REFUSED, SESSION_ENDED -> EXPIRED;
                case LOGIN_UNKNOWN, STATE_MISMATCH, LOGIN_OF_ANOTHER_CLIENT -> NOT_OF_THIS_BROWSER;
                case CALLBACK_MALFORMED, RETURN_TARGET_REFUSED -> UNREADABLE;
                case CLIENT_REFUSED, TOKEN_REQUEST_REFUSED, ISSUER_MISMATCH -> MISCONFIGURED;
                case ASSURANCE_TOO_LOW -> LEVEL_TOO_LOW;
                case AUTHENTICATION_TOO_OLD -> AUTHENTICATION_OVER;
                case VERIFICATION_UNDETERMINED, USERINFO_REFUSED, AUTHORIZATION_REFUSED -> PROVIDER_DOWN;
                default -> byStage(code);
            };
        }

        private static Kind byStage(ErrorCode code) {
            return switch (code.id().charAt("PSC-".length())) {
                case '1' -> MISCONFIGURED;
                case '2', '4' -> PROVIDER_DOWN;
                default -> REFUSED;
            };
        }
    }

    /**
     * The words for the person, in French.
     *
     * @return the heading and the paragraphs
     */
    public LoginFailureText text() {
        return LoginFailureText.of(this);
    }

    /**
     * The response without a page, for an application that writes its own: the status, and the headers that every response to a
     * failed login needs.
     *
     * @return the status and the headers; no body
     */
    public WebResponse response() {
        return LoginFailurePage.head(this);
    }

    /**
     * The response with the built-in page: French, accessible, without a script.
     *
     * @return the whole response
     */
    public WebResponse page() {
        return LoginFailurePage.of(this);
    }

    @Override
    public String toString() {
        return "LoginFailure[" + kind + ", " + code.map(ErrorCode::id).orElse("-") + "]";
    }
}
