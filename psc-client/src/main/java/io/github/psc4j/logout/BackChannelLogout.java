package io.github.psc4j.logout;

import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.session.PscSession;
import java.time.Instant;
import java.util.Optional;

/**
 * The provider's word, validated, that sessions have ended there (OpenID Connect Back-Channel Logout 1.0): end those that it
 * {@linkplain #concerns concerns}. At least one of subject and session is there. Prints no identity.
 *
 * @param subject {@code sub}: whose sessions have ended, if stated
 * @param providerSessionId {@code sid}: which session at PSC has ended, if stated; without it all of the subject have
 * @param issuedAt {@code iat}, by the provider's clock in whole seconds: a session that the provider issued later is not meant
 */
public record BackChannelLogout(Optional<String> subject, Optional<String> providerSessionId, Instant issuedAt) {

    /**
     * Refuses {@code null}.
     *
     * @param subject {@code sub}: whose sessions have ended, if stated
     * @param providerSessionId {@code sid}: which session at PSC has ended, if stated; without it all of the subject have
     * @param issuedAt {@code iat}
     */
    public BackChannelLogout {
        Arguments.refuseNull(providerSessionId, "providerSessionId");
        Arguments.refuseNull(issuedAt, "issuedAt");
        Arguments.refuseNull(subject, "subject");
    }

    /**
     * Whether a session of this application has to end. Where the token names a person and a session, both have to be the
     * session's own; a session of that person of which PSC did not say which it is may be the one, and ends.
     *
     * @param session a session of the client that validated the token
     * @return whether to end it, with {@link PscSession#end}
     */
    @Implements(Requirement.BACK_CHANNEL_SESSIONS)
    public boolean concerns(PscSession session) {
        Arguments.refuseNull(session, "session");
        boolean sameSubject = subject.map(session.subject()::equals).orElse(true);
        if (providerSessionId.isEmpty()) {
            return sameSubject && subject.isPresent();
        }
        return sameSubject
                && session.providerSessionId()
                        .map(providerSessionId.get()::equals)
                        .orElse(subject.isPresent());
    }

    @Override
    public String toString() {
        return "BackChannelLogout[" + (providerSessionId.isPresent() ? "one session" : "every session of a person")
                + "]";
    }
}
