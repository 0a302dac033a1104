package io.github.psc4j.internal.session;

import io.github.psc4j.assurance.Assurance;
import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.internal.refresh.RefreshableValue;
import io.github.psc4j.internal.refresh.TokenLifetime;
import io.github.psc4j.professional.Professional;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.token.IdToken;
import io.github.psc4j.token.TokenSet;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A session whose tokens can be refreshed. */
public final class RefreshableSession implements PscSession {
    private final Professional professional;
    private final IdToken idToken;
    private final RefreshableValue<TokenSet> tokens;
    private final AtomicBoolean ended = new AtomicBoolean();

    /**
     * Of a login that was validated.
     *
     * @param professional the person
     * @param idToken the validated ID token of the login
     * @param tokens the tokens of the login
     */
    public RefreshableSession(Professional professional, IdToken idToken, TokenSet tokens) {
        this.professional = professional;
        this.idToken = idToken;
        this.tokens =
                new RefreshableValue<>(tokens, set -> new TokenLifetime(set.obtainedAt(), set.accessTokenExpiresAt()));
    }

    static RefreshableSession of(PscSession session) {
        return Arguments.own(RefreshableSession.class, session, "session");
    }

    @Override
    public Professional professional() {
        return professional;
    }

    @Override
    public Assurance assurance() {
        return idToken.assurance();
    }

    @Override
    public String subject() {
        return idToken.subject();
    }

    @Override
    public Optional<String> providerSessionId() {
        return idToken.sessionId();
    }

    @Override
    public Instant expiresAt() {
        return assurance().authenticatedAt().orElse(idToken.issuedAt()).plus(MAX_AGE);
    }

    @Override
    public IdToken idToken() {
        return idToken;
    }

    @Override
    public TokenSet tokens() {
        return Objects.requireNonNull(tokens.newest());
    }

    @Override
    public boolean hasEnded(Instant now) {
        Instant time = Arguments.required(now, "now");
        return isEnded() || !time.isBefore(expiresAt());
    }

    @Override
    public boolean isEnded() {
        return ended.get();
    }

    @Override
    public void end() {
        ended.set(true);
    }

    /** Returns whether this call ended it, so that the end is told once. */
    boolean endOnce() {
        return ended.compareAndSet(false, true);
    }

    RefreshableValue<TokenSet> refreshableTokens() {
        return tokens;
    }

    @Override
    public String toString() {
        return "PscSession[" + assurance() + ", expiresAt=" + expiresAt() + (isEnded() ? ", ended" : "") + "]";
    }
}
