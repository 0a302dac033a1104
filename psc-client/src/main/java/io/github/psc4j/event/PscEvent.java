package io.github.psc4j.event;

import io.github.psc4j.error.ErrorCode;
import java.time.Duration;

/** One entry of the timeline. Every event is safe to log as it is: no token, no secret, no identity of a person. */
public sealed interface PscEvent {

    /**
     * A call to the provider ended.
     *
     * @param endpoint which endpoint, for example {@code token}
     * @param status the HTTP status, or 0 if there was no answer
     * @param duration how long it took
     */
    record ProviderCalled(String endpoint, int status, Duration duration) implements PscEvent {}

    /**
     * The provider's clock was compared with this client's, by the {@code Date} of an answer. Beyond the configured skew, tokens
     * are refused.
     *
     * @param endpoint which endpoint, for example {@code token}
     * @param ahead how far the provider's clock is ahead, in whole seconds; negative if it is behind
     */
    record ClockCompared(String endpoint, Duration ahead) implements PscEvent {}

    /**
     * The discovery document or the keys could not be renewed; what is known is used meanwhile.
     *
     * @param document which document, {@code discovery} or {@code keys}
     * @param code why
     */
    record ProviderStale(String document, ErrorCode code) implements PscEvent {}

    /**
     * An entry of the provider's key set is not used: too weak, ambiguous or unreadable.
     *
     * @param reason why, in words
     */
    record KeyIgnored(String reason) implements PscEvent {}

    /** A login was started: the browser is about to leave for the provider. */
    record LoginStarted() implements PscEvent {}

    /**
     * A login is complete.
     *
     * @param duration from the start of the login, the person's time on the provider's pages included
     */
    record LoginCompleted(Duration duration) implements PscEvent {}

    /**
     * A login was refused.
     *
     * @param code why
     */
    record LoginRefused(ErrorCode code) implements PscEvent {}

    /** The tokens of a session were renewed. */
    record TokensRefreshed() implements PscEvent {}

    /**
     * A session ended because the provider no longer renews its tokens.
     *
     * @param code why
     */
    record SessionEnded(ErrorCode code) implements PscEvent {}

    /**
     * It was decided whether a token may go along with a request.
     *
     * @param target the name of the target, or {@code none}
     * @param allowed whether the token goes along
     */
    record PropagationDecided(String target, boolean allowed) implements PscEvent {}

    /**
     * A request to this service was refused for its token, or for how it came.
     *
     * @param code why
     */
    record TokenRefused(ErrorCode code) implements PscEvent {}
}
