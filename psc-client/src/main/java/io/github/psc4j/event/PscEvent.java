package io.github.psc4j.event;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.argument.Arguments;
import java.time.Duration;

/** One entry of the timeline. Every event is safe to log as it is: no token, no secret, no identity of a person. */
public sealed interface PscEvent {

    /**
     * A call to the provider ended.
     *
     * @param endpoint which endpoint, for example {@code token}
     * @param status the HTTP status, or 0 if there was no response
     * @param duration how long it took
     */
    record ProviderCalled(String endpoint, int status, Duration duration) implements PscEvent {
        /**
         * Refuses {@code null}.
         *
         * @param endpoint which endpoint, for example {@code token}
         * @param status the HTTP status, or 0 if there was no response
         * @param duration how long it took
         */
        public ProviderCalled {
            Arguments.refuseNull(duration, "duration");
            Arguments.refuseNull(endpoint, "endpoint");
        }
    }

    /**
     * The provider's clock was compared with this client's, by the {@code Date} of a response. Beyond the configured skew, tokens
     * are refused.
     *
     * @param endpoint which endpoint, for example {@code token}
     * @param ahead how far the provider's clock is ahead, in whole seconds; negative if it is behind
     */
    record ClockCompared(String endpoint, Duration ahead) implements PscEvent {
        /**
         * Refuses {@code null}.
         *
         * @param endpoint which endpoint, for example {@code token}
         * @param ahead how far the provider's clock is ahead, in whole seconds; negative if it is behind
         */
        public ClockCompared {
            Arguments.refuseNull(ahead, "ahead");
            Arguments.refuseNull(endpoint, "endpoint");
        }
    }

    /**
     * The discovery document or the keys could not be refreshed; what is known is used meanwhile.
     *
     * @param document which document, {@code discovery} or {@code keys}
     * @param code why
     */
    record ProviderStale(String document, ErrorCode code) implements PscEvent {
        /**
         * Refuses {@code null}.
         *
         * @param document which document, {@code discovery} or {@code keys}
         * @param code why
         */
        public ProviderStale {
            Arguments.refuseNull(code, "code");
            Arguments.refuseNull(document, "document");
        }
    }

    /**
     * An entry of the provider's key set is not used: too weak, ambiguous or unreadable.
     *
     * @param reason why, in words
     */
    record KeyIgnored(String reason) implements PscEvent {
        /**
         * Refuses {@code null}.
         *
         * @param reason why, in words
         */
        public KeyIgnored {
            Arguments.refuseNull(reason, "reason");
        }
    }

    /**
     * A client certificate is in use: at the first call, after each renewal, and once a day.
     *
     * @param remaining how long it is still valid; negative if it has expired
     */
    record CertificateValid(Duration remaining) implements PscEvent {
        /**
         * Refuses {@code null}.
         *
         * @param remaining how long it is still valid; negative if it has expired
         */
        public CertificateValid {
            Arguments.refuseNull(remaining, "remaining");
        }

        /**
         * How long in days.
         *
         * @return whole days until it expires; zero or less if it expires within a day or has expired
         */
        public long days() {
            return remaining.toDays();
        }
    }

    /**
     * The files of a client certificate have changed and cannot be used; the certificate that is known is used meanwhile.
     *
     * @param code why
     */
    record CertificateNotRenewed(ErrorCode code) implements PscEvent {
        /**
         * Refuses {@code null}.
         *
         * @param code why
         */
        public CertificateNotRenewed {
            Arguments.refuseNull(code, "code");
        }
    }

    /** A login was started: the browser is about to leave for the provider. */
    record LoginStarted() implements PscEvent {}

    /**
     * A login is complete.
     *
     * @param duration from the start of the login, the person's time on the provider's pages included
     */
    record LoginCompleted(Duration duration) implements PscEvent {
        /**
         * Refuses {@code null}.
         *
         * @param duration from the start of the login, the person's time on the provider's pages included
         */
        public LoginCompleted {
            Arguments.refuseNull(duration, "duration");
        }
    }

    /**
     * A login was refused.
     *
     * @param code why
     */
    record LoginRefused(ErrorCode code) implements PscEvent {
        /**
         * Refuses {@code null}.
         *
         * @param code why
         */
        public LoginRefused {
            Arguments.refuseNull(code, "code");
        }
    }

    /** The tokens of a session were refreshed. */
    record TokensRefreshed() implements PscEvent {}

    /**
     * The tokens of a session could not be refreshed at this moment. The session goes on.
     *
     * @param code why
     */
    record TokensNotRefreshed(ErrorCode code) implements PscEvent {
        /**
         * Refuses {@code null}.
         *
         * @param code why
         */
        public TokensNotRefreshed {
            Arguments.refuseNull(code, "code");
        }
    }

    /**
     * A session ended because the provider no longer refreshes its tokens.
     *
     * @param code why
     */
    record SessionEnded(ErrorCode code) implements PscEvent {
        /**
         * Refuses {@code null}.
         *
         * @param code why
         */
        public SessionEnded {
            Arguments.refuseNull(code, "code");
        }
    }

    /**
     * It was decided whether a token may go along with a request.
     *
     * @param target the name of the target, or {@code none}
     * @param allowed whether the token goes along
     */
    record PropagationDecided(String target, boolean allowed) implements PscEvent {
        /**
         * Refuses {@code null}.
         *
         * @param target the name of the target, or {@code none}
         * @param allowed whether the token goes along
         */
        public PropagationDecided {
            Arguments.refuseNull(target, "target");
        }
    }

    /**
     * The person's token was exchanged for one of another service.
     *
     * @param target the name of the target
     */
    record TokenExchanged(String target) implements PscEvent {
        /**
         * Refuses {@code null}.
         *
         * @param target the name of the target
         */
        public TokenExchanged {
            Arguments.refuseNull(target, "target");
        }
    }

    /**
     * The person's token could not be exchanged at this moment.
     *
     * @param target the name of the target
     * @param code why
     */
    record TokenNotExchanged(String target, ErrorCode code) implements PscEvent {
        /**
         * Refuses {@code null}.
         *
         * @param target the name of the target
         * @param code why
         */
        public TokenNotExchanged {
            Arguments.refuseNull(code, "code");
            Arguments.refuseNull(target, "target");
        }
    }

    /** The provider said over the back channel that sessions have ended there, and its token is good. */
    record LogoutTokenAccepted() implements PscEvent {}

    /**
     * Something came over the back channel that is no good logout token, or that could not be validated.
     *
     * @param code why
     */
    record LogoutTokenRefused(ErrorCode code) implements PscEvent {
        /**
         * Refuses {@code null}.
         *
         * @param code why
         */
        public LogoutTokenRefused {
            Arguments.refuseNull(code, "code");
        }
    }

    /**
     * A request to this service was refused for its token, or for how it came.
     *
     * @param code why
     */
    record TokenRefused(ErrorCode code) implements PscEvent {
        /**
         * Refuses {@code null}.
         *
         * @param code why
         */
        public TokenRefused {
            Arguments.refuseNull(code, "code");
        }
    }
}
