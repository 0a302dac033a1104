package io.github.psc4j.internal.propagation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscException;
import io.github.psc4j.event.PscEvent;
import io.github.psc4j.event.PscEventListener;
import io.github.psc4j.http.ClientCertificate;
import io.github.psc4j.internal.endpoint.ExchangedToken;
import io.github.psc4j.internal.endpoint.TokenExchangeEndpoint;
import io.github.psc4j.internal.refresh.RefreshableValue;
import io.github.psc4j.internal.refresh.TokenLifetime;
import io.github.psc4j.internal.refresh.Uninterrupted;
import io.github.psc4j.propagation.PropagationTarget;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.session.SessionTokens;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * The tokens of one service, one for each session: got by one exchange however many ask, kept until shortly before they expire,
 * made anew from a fresh PSC token. They go with the session: one that has ended gives none out. Thread-safe.
 */
final class ExchangedTokens {
    /** What the exchange itself can take. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final PropagationTarget target;
    private final TokenExchangeEndpoint endpoint;
    private final SessionTokens tokens;
    private final Clock clock;
    private final Executor background;
    private final PscEventListener listener;

    /** Of sessions that somebody still holds; compared by identity, since a session has no other equality. */
    private final Map<PscSession, Kept> kept = Collections.synchronizedMap(new WeakHashMap<>());

    /** A token is bound to the certificate of the exchange, and presented with that of the service: a renewed one ends it. */
    private record Kept(List<X509Certificate> certificates, RefreshableValue<ExchangedToken> tokens) {}

    ExchangedTokens(
            PropagationTarget target,
            TokenExchangeEndpoint endpoint,
            SessionTokens tokens,
            Clock clock,
            Executor background,
            PscEventListener listener) {
        this.target = target;
        this.endpoint = endpoint;
        this.tokens = tokens;
        this.clock = clock;
        this.background = background;
        this.listener = listener;
    }

    Secret accessToken(PscSession session, Duration duration) {
        tokens.keepAlive(session);
        RefreshableValue<ExchangedToken> exchanged = tokensOf(session);
        ExchangedToken token = exchanged.get(clock, duration, old -> exchange(session));
        tokens.requireAlive(session);
        boolean taken = exchanged.refreshAhead(
                held -> exchanged.isRefreshDue(held, clock), clock, background, old -> exchange(session));
        if (!taken) {
            listener.onEvent(new PscEvent.TokenNotExchanged(target.name(), ErrorCode.REFRESH_NOT_RUN));
        }
        return token.accessToken();
    }

    private RefreshableValue<ExchangedToken> tokensOf(PscSession session) {
        List<X509Certificate> certificates = certificates(target);
        return kept.compute(
                        session,
                        (unused, before) -> before != null
                                        && before.certificates().equals(certificates)
                                ? before
                                : new Kept(
                                        certificates,
                                        new RefreshableValue<>(
                                                null,
                                                token -> new TokenLifetime(token.obtainedAt(), token.expiresAt()))))
                .tokens();
    }

    /** The newest certificates of a call and of the exchange before it. */
    static List<X509Certificate> certificates(PropagationTarget target) {
        Optional<X509Certificate> ofTheExchange = target.exchange()
                .flatMap(exchange -> exchange.authentication().certificate())
                .map(ClientCertificate::certificate);
        return Stream.concat(target.certificate().stream(), ofTheExchange.stream())
                .toList();
    }

    private ExchangedToken exchange(PscSession session) {
        try {
            Secret subject = tokens.accessToken(session, FRESH);
            Optional<Secret> actor = target.actorToken(session);
            ExchangedToken token = Uninterrupted.call(() -> endpoint.exchange(subject, actor));
            listener.onEvent(new PscEvent.TokenExchanged(target.name()));
            return token;
        } catch (PscException e) {
            listener.onEvent(new PscEvent.TokenNotExchanged(target.name(), e.code()));
            throw e;
        }
    }
}
