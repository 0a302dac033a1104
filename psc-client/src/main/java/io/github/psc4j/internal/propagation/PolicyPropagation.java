package io.github.psc4j.internal.propagation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscLoginException;
import io.github.psc4j.event.PscEvent;
import io.github.psc4j.event.PscEventListener;
import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.internal.endpoint.TokenExchangeEndpoint;
import io.github.psc4j.internal.http.HttpTransport;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.propagation.PropagationPolicy;
import io.github.psc4j.propagation.PropagationTarget;
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

/** Decides by the policy. */
public final class PolicyPropagation extends AdaptedPropagation {
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
     * @param background refreshes ahead
     * @param listener hears every decision
     */
    public PolicyPropagation(
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

    @Override
    public PropagationPolicy policy() {
        return policy;
    }

    @Override
    @Implements(Requirement.RFC_6750_ONLY_TARGETS)
    public Optional<Secret> tokenFor(URI uri, Supplier<Optional<PscSession>> session) {
        Arguments.refuseNull(uri, "uri");
        Supplier<Optional<PscSession>> person = Arguments.required(session, "session");
        Optional<PropagationTarget> target = policy.targetOf(uri);
        listener.onEvent(new PscEvent.PropagationDecided(
                target.map(PropagationTarget::name).orElse("none"), target.isPresent()));
        return target.map(found -> token(found, person.get().orElseThrow(() -> nobody(found))));
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
