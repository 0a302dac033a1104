package io.github.psc4j.propagation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscLoginException;
import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.event.PscEvent;
import io.github.psc4j.event.PscEventListener;
import io.github.psc4j.internal.rule.Enforces;
import io.github.psc4j.internal.rule.Rule;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.session.SessionTokens;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
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
    private final PscEventListener listener;

    /**
     * Builds the decision; no I/O.
     *
     * @param policy where tokens may go
     * @param tokens keeps them fresh
     * @param listener hears every decision
     */
    public TokenPropagation(PropagationPolicy policy, SessionTokens tokens, PscEventListener listener) {
        this.policy = policy;
        this.tokens = tokens;
        this.listener = listener;
    }

    /**
     * The token for a request.
     *
     * @param uri where the request goes
     * @param session whose token; asked only if a token may go there
     * @return the token, or empty if none may go there
     * @throws PscLoginException {@code PSC-7001} if a token may go there and nobody is logged in, {@code PSC-9001} if the
     *     session has ended
     * @throws PscProviderException {@code PSC-2xxx} if the token has to be renewed and the provider cannot be reached
     */
    @Enforces(Rule.RFC_6750_ONLY_TARGETS)
    public Optional<Secret> tokenFor(URI uri, Supplier<Optional<PscSession>> session) {
        Optional<PropagationTarget> target = policy.targetOf(uri);
        listener.onEvent(new PscEvent.PropagationDecided(
                target.map(PropagationTarget::name).orElse("none"), target.isPresent()));
        return target.map(t -> tokens.validFor(
                session.get()
                        .orElseThrow(() -> new PscLoginException(
                                ErrorCode.NO_SESSION_TO_PROPAGATE,
                                "the service " + t.name() + " gets a person's token, and nobody is logged in here")),
                GOOD_FOR));
    }
}
