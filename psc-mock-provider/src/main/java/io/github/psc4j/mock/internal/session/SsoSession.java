package io.github.psc4j.mock.internal.session;

import io.github.psc4j.mock.Means;
import io.github.psc4j.mock.MockClient;
import io.github.psc4j.mock.Persona;
import io.github.psc4j.mock.internal.Lifetimes;
import io.github.psc4j.mock.internal.Secrets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A person's session at the provider: 4 hours at most, 30 minutes without activity. */
public final class SsoSession {

    private final String id = Secrets.identifier();
    private final Persona persona;
    private final Means means;
    private final Optional<String> acr;
    private final Instant authenticatedAt;
    private Instant lastUsed;
    private final Map<String, MockClient> clients = new LinkedHashMap<>();
    private boolean ended;

    SsoSession(Persona persona, Means means, Optional<String> acr, Instant now) {
        this.persona = persona;
        this.means = means;
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

    public Means means() {
        return means;
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

    /** Ends the session; the answer is who took part in it, or nobody when it was over already. */
    synchronized List<MockClient> end(Instant now) {
        List<MockClient> members = alive(now) ? List.copyOf(clients.values()) : List.of();
        ended = true;
        return members;
    }
}
