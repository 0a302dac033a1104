package io.github.psc4j.mock.internal.session;

import io.github.psc4j.mock.extension.Parameters;
import io.github.psc4j.mock.internal.settings.Lifetimes;
import io.github.psc4j.mock.internal.util.Secrets;
import io.github.psc4j.mock.model.LoginMethod;
import io.github.psc4j.mock.model.Persona;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What the provider remembers, in memory; the oldest entries give way when there are too many. */
public final class Store {

    private static final int MAX = 10_000;

    private final Clock clock;
    private final Map<String, PendingPage<AuthorizationRequest>> logins = bounded();
    private final Map<String, PendingPage<Parameters>> pushed = bounded();
    private final Map<String, PendingPage<LogoutRequest>> logouts = bounded();
    private final Map<String, PendingPage<CrossHostRedirect>> crossHostRedirects = bounded();
    private final Map<String, SsoSession> sessions = bounded();
    private final Map<String, SsoSession> sessionsByCookie = bounded();
    private final Map<String, AuthorizationCode> codes = bounded();
    private final Map<String, IssuedToken> tokens = bounded();
    private final Map<String, TargetToken> targetTokens = bounded();

    private final AtomicReference<@Nullable AutomaticLogin> automaticLogin = new AtomicReference<>();

    public Store(Clock clock) {
        this.clock = clock;
    }

    private static <T> Map<String, T> bounded() {
        return Collections.synchronizedMap(new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > MAX;
            }
        });
    }

    /** Whom the login page would be shown for, and is not. */
    public Optional<AutomaticLogin> automaticLogin() {
        return Optional.ofNullable(automaticLogin.get());
    }

    public void logInAutomatically(AutomaticLogin login) {
        automaticLogin.set(login);
    }

    public void showLoginPage() {
        automaticLogin.set(null);
    }

    public Instant now() {
        return clock.instant();
    }

    public String addPendingLogin(AuthorizationRequest request, String browser) {
        return remember(logins, new PendingPage<>(request, browser, now().plus(Lifetimes.LOGIN_PAGE)));
    }

    /** The login that a page was shown for; each page can be submitted once. */
    public Optional<AuthorizationRequest> takeLogin(String id, String browser) {
        return pending(logins, id, browser).flatMap(page -> take(logins, id, page));
    }

    /** A pushed request of a client, returned as the last part of its address. */
    public String push(Parameters request, String clientId) {
        return remember(pushed, new PendingPage<>(request, clientId, now().plus(Lifetimes.PUSHED_REQUEST)));
    }

    /** A pushed request is good once. */
    public Optional<Parameters> takePushed(String id, String clientId) {
        return pending(pushed, id, clientId).flatMap(page -> take(pushed, id, page));
    }

    /** The login that a page was shown for, which stays open. */
    public Optional<AuthorizationRequest> pendingLogin(String id, String browser) {
        return pending(logins, id, browser).map(PendingPage::subject);
    }

    public String addPendingLogout(LogoutRequest request, String browser) {
        return remember(logouts, new PendingPage<>(request, browser, now().plus(Lifetimes.LOGIN_PAGE)));
    }

    public Optional<LogoutRequest> takeLogout(String id, String browser) {
        return pending(logouts, id, browser).flatMap(page -> take(logouts, id, page));
    }

    private <T> Optional<PendingPage<T>> pending(Map<String, PendingPage<T>> pages, String id, String browser) {
        return Optional.ofNullable(pages.get(id))
                .filter(page -> Secrets.same(page.browser(), browser))
                .filter(page -> now().isBefore(page.expiresAt()));
    }

    private static <T> Optional<T> take(Map<String, PendingPage<T>> pages, String id, PendingPage<T> page) {
        return pages.remove(id, page) ? Optional.of(page.subject()) : Optional.empty();
    }

    /** A new session; the response's key is the browser's cookie. */
    public Map.Entry<String, SsoSession> startSession(Persona persona, LoginMethod method, Optional<String> acr) {
        SsoSession session = new SsoSession(persona, method, acr, now());
        sessions.put(session.id(), session);
        return Map.entry(remember(sessionsByCookie, session), session);
    }

    /** A redirect to the other host, on which the browser is to get the session's cookie too. */
    public String addCrossHostRedirect(CrossHostRedirect redirect) {
        return remember(crossHostRedirects, new PendingPage<>(redirect, "", now().plus(Lifetimes.CODE)));
    }

    public Optional<CrossHostRedirect> takeCrossHostRedirect(String ticket) {
        return pending(crossHostRedirects, ticket, "").flatMap(page -> take(crossHostRedirects, ticket, page));
    }

    public Optional<SsoSession> sessionOfCookie(String cookie) {
        return Optional.ofNullable(sessionsByCookie.get(cookie)).filter(session -> session.alive(now()));
    }

    public Optional<SsoSession> session(String id) {
        return Optional.ofNullable(sessions.get(id));
    }

    public List<SsoSession> livingSessions() {
        synchronized (sessions) {
            return sessions.values().stream()
                    .filter(session -> session.alive(now()))
                    .toList();
        }
    }

    public String issueCode(SsoSession session, AuthorizationRequest request) {
        session.join(request.client());
        return remember(codes, new AuthorizationCode(new Grant(session, request), now()));
    }

    public Optional<AuthorizationCode> code(String value) {
        return Optional.ofNullable(codes.get(value));
    }

    public void remember(String compact, IssuedToken token) {
        tokens.put(compact, token);
    }

    public void remember(String compact, TargetToken token) {
        targetTokens.put(compact, token);
    }

    public Optional<TargetToken> targetToken(String compact) {
        return Optional.ofNullable(targetTokens.get(compact));
    }

    public Optional<IssuedToken> token(String compact) {
        return Optional.ofNullable(tokens.get(compact));
    }

    public Optional<IssuedToken> activeToken(String compact, IssuedToken.Kind kind) {
        return token(compact).filter(token -> token.kind() == kind && token.active(now()));
    }

    public void clear() {
        for (Map<String, ?> memory : List.of(
                logins, pushed, logouts, crossHostRedirects, sessions, sessionsByCookie, codes, tokens, targetTokens)) {
            memory.clear();
        }
    }

    private static <T> String remember(Map<String, T> memory, T value) {
        String key = Secrets.random();
        memory.put(key, value);
        return key;
    }
}
