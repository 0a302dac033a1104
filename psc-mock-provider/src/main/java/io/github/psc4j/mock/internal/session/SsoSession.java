package io.github.psc4j.mock.internal.session;

import io.github.psc4j.mock.internal.settings.Lifetimes;
import io.github.psc4j.mock.internal.util.Secrets;
import io.github.psc4j.mock.model.LoginMethod;
import io.github.psc4j.mock.model.MockClient;
import io.github.psc4j.mock.model.Persona;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A person's session at the provider: 4 hours at most, 30 minutes without activity. */
public final class SsoSession {

    private final String id = Secrets.identifier();
    private final Persona persona;
    private final LoginMethod method;
    private final Optional<String> acr;
    private final Instant authenticatedAt;
    private Instant lastUsed;
    private final Map<String, MockClient> clients = new LinkedHashMap<>();
    private boolean ended;

    SsoSession(Persona persona, LoginMethod method, Optional<String> acr, Instant now) {
        this.persona = persona;
        this.method = method;
        this.acr = acr;
        this.authenticatedAt = now;
        this.lastUsed = now;
    }

    public String id() {
        return id;
    }

    public Persona persona() {
        return persona;
    }

    public LoginMethod method() {
        return method;
    }

    public Optional<String> acr() {
        return acr;
    }

    public Instant authenticatedAt() {
        return authenticatedAt;
    }

    /** The latest moment at which the session can still be alive. */
    public Instant deadline() {
        return authenticatedAt.plus(Lifetimes.SESSION);
    }

    public synchronized boolean alive(Instant now) {
        return !ended && now.isBefore(deadline()) && now.isBefore(lastUsed.plus(Lifetimes.SESSION_IDLE));
    }

    public synchronized void touch(Instant now) {
        lastUsed = now;
    }

    /** A client gets a code in this session. */
    synchronized void join(MockClient client) {
        clients.putIfAbsent(client.id(), client);
    }

    /** Ends the session, and returns the clients that took part in it: none when it had ended already. */
    public synchronized List<MockClient> end(Instant now) {
        List<MockClient> members = alive(now) ? List.copyOf(clients.values()) : List.of();
        ended = true;
        return members;
    }
}
