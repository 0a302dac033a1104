package io.github.psc4j.web;

import io.github.psc4j.internal.argument.Arguments;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sessions of a program without a container, in the memory of one process. A browser has a random id of 256 bits in a
 * cookie ({@code HttpOnly}, {@code SameSite=Lax}, and {@code __Host-} and {@code Secure} where the redirect URI has the scheme
 * {@code https}); the store keeps its digest only. What is over is dropped. A session comes to be by a login only, so strangers
 * cannot fill the store; where logins do, the session that was used least recently is ended. Thread-safe.
 */
public final class InMemorySessionStore implements SessionStore {
    /** How many sessions there are at most, if nothing else is said. */
    public static final int DEFAULT_MAX_SESSIONS = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger("io.github.psc4j.web.session");
    private static final String NAME = "psc-session";
    private static final int ID_CHARS = 43;

    private final Cookies cookies;
    private final int maxSessions;

    /** By the digest of the id; in the order of last use. */
    private final Map<String, WebSession> sessions = new LinkedHashMap<>(16, 0.75f, true);

    private InMemorySessionStore(Cookies cookies, int maxSessions) {
        this.cookies = cookies;
        this.maxSessions = maxSessions;
    }

    /**
     * An empty store.
     *
     * @param web says whether browsers come over HTTPS
     * @return the store, with room for {@value #DEFAULT_MAX_SESSIONS} sessions
     */
    public static InMemorySessionStore of(PscWeb web) {
        Arguments.refuseNull(web, "web");
        return of(web, DEFAULT_MAX_SESSIONS);
    }

    /**
     * An empty store.
     *
     * @param web says whether browsers come over HTTPS
     * @param maxSessions how many sessions it holds at most; at least one
     * @return the store
     */
    public static InMemorySessionStore of(PscWeb web, int maxSessions) {
        Arguments.refuseNull(web, "web");
        return new InMemorySessionStore(web.cookies(), Math.max(1, maxSessions));
    }

    @Override
    public Optional<WebSession> find(WebRequest request) {
        Arguments.refuseNull(request, "request");
        return id(request).flatMap(id -> {
            synchronized (sessions) {
                return Optional.ofNullable(sessions.get(digest(id)));
            }
        });
    }

    @Override
    public List<String> replace(WebRequest request, WebSession session) {
        Arguments.refuseNull(request, "request");
        Arguments.refuseNull(session, "session");
        String id = Randomness.next();
        synchronized (sessions) {
            id(request).ifPresent(before -> sessions.remove(digest(before)));
            makeRoom();
            sessions.put(digest(id), session);
        }
        return List.of(cookies.setForBrowserSession(cookies.name(NAME), id));
    }

    @Override
    public List<String> remove(WebRequest request) {
        Arguments.refuseNull(request, "request");
        Optional<String> id = id(request);
        id.ifPresent(known -> {
            synchronized (sessions) {
                sessions.remove(digest(known));
            }
        });
        return id.isPresent() ? List.of(cookies.delete(cookies.name(NAME))) : List.of();
    }

    int size() {
        synchronized (sessions) {
            return sessions.size();
        }
    }

    /** Nobody who works with a session that timed out gets a token any more. */
    private static boolean endedNow(WebSession session) {
        if (session.hasEnded()) {
            session.psc().end();
            return true;
        }
        return false;
    }

    /** Called with the lock held. */
    private void makeRoom() {
        sessions.values().removeIf(InMemorySessionStore::endedNow);
        Iterator<WebSession> oldest = sessions.values().iterator();
        while (sessions.size() >= maxSessions) {
            oldest.next().psc().end();
            oldest.remove();
            LOG.warn("the session that was used least recently was ended: there are {} already", maxSessions);
        }
    }

    /** Two cookies of the name come from somebody who planted one: neither counts. */
    private Optional<String> id(WebRequest request) {
        String name = cookies.name(NAME);
        List<String> ids = Cookies.of(request).stream()
                .filter(cookie -> cookie.name().equals(name))
                .map(Cookies.Cookie::value)
                .distinct()
                .toList();
        return ids.size() == 1 ? Optional.of(ids.get(0)).filter(id -> id.length() == ID_CHARS) : Optional.empty();
    }

    /** So that neither a dump of the memory nor the time of a look-up tells an id. */
    private static String digest(String id) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
