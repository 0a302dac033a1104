package io.github.psc4j.propagation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscLoginException;
import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.event.PscEvent;
import io.github.psc4j.event.PscEventListener;
import io.github.psc4j.internal.endpoint.TokenExchangeEndpoint;
import io.github.psc4j.internal.http.HttpTransport;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.session.SessionTokens;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Decides for each request, and for each hop of a redirect, whether the person's token goes along. The adapters for HTTP
 * clients ask here and decide nothing themselves. Thread-safe.
 */
public final class TokenPropagation {
    /** What a call to a service may take before its token runs out. */
    private static final Duration GOOD_FOR = Duration.ofSeconds(20);

    private final PropagationPolicy policy;
    private final SessionTokens tokens;
    private final Map<String, ExchangedTokens> exchanged = new HashMap<>();
    private final PscEventListener listener;

    /**
     * Builds the decision; no I/O.
     *
     * @param policy where tokens may go
     * @param tokens keeps them fresh
     * @param clock tells what is still good
     * @param background renews ahead
     * @param listener hears every decision
     */
    public TokenPropagation(
            PropagationPolicy policy,
            SessionTokens tokens,
            Clock clock,
            Executor background,
            PscEventListener listener) {
        this.policy = policy;
        this.tokens = tokens;
        this.listener = listener;
        for (PropagationTarget target : policy.targets()) {
            target.exchange().ifPresent(exchange -> {
                HttpTransport http = new HttpTransport(
                        exchange.http(), exchange.authentication().certificate(), clock, listener);
                TokenExchangeEndpoint endpoint = new TokenExchangeEndpoint(target.name(), exchange, http, clock);
                exchanged.put(
                        target.name(), new ExchangedTokens(target, endpoint, tokens, clock, background, listener));
            });
        }
    }

    /**
     * The services that tokens may go to.
     *
     * @return the policy
     */
    public PropagationPolicy policy() {
        return policy;
    }

    /**
     * The token for a request.
     *
     * @param uri where the request goes
     * @param session whose token; asked only if a token may go there
     * @return the token, or empty if none may go there
     * @throws PscLoginException {@code PSC-7001} if a token may go there and nobody is logged in, {@code PSC-9001} if the
     *     session has ended
     * @throws PscProviderException {@code PSC-2xxx} if the token has to be renewed and the provider, or the authorization server
     *     of the service, cannot be reached; {@code PSC-7010} or {@code PSC-4xxx} if that server refuses the exchange
     */
    @Implements(Requirement.RFC_6750_ONLY_TARGETS)
    public Optional<Secret> tokenFor(URI uri, Supplier<Optional<PscSession>> session) {
        Optional<PropagationTarget> target = policy.targetOf(uri);
        listener.onEvent(new PscEvent.PropagationDecided(
                target.map(PropagationTarget::name).orElse("none"), target.isPresent()));
        return target.map(found -> token(found, session.get().orElseThrow(() -> nobody(found))));
    }

    private Secret token(PropagationTarget target, PscSession session) {
        ExchangedTokens own = exchanged.get(target.name());
        return own == null ? tokens.accessToken(session, GOOD_FOR) : own.accessToken(session, GOOD_FOR);
    }

    private static PscLoginException nobody(PropagationTarget target) {
        return new PscLoginException(
                ErrorCode.NO_SESSION_TO_PROPAGATE,
                "the service " + target.name() + " gets a person's token, and nobody is logged in here");
    }
}
