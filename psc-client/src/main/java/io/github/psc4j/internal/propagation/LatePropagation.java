package io.github.psc4j.internal.propagation;

import io.github.psc4j.propagation.PropagationPolicy;
import io.github.psc4j.propagation.TokenPropagation;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.session.PscSession;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/** The propagation of a client that is built later: it is looked up at each request. */
public final class LatePropagation extends AdaptedPropagation {
    private final Supplier<TokenPropagation> propagation;

    /** Looks up the one that decides. */
    public LatePropagation(Supplier<TokenPropagation> propagation) {
        this.propagation = propagation;
    }

    @Override
    public PropagationPolicy policy() {
        return propagation.get().policy();
    }

    @Override
    public Optional<Secret> tokenFor(URI uri, Supplier<Optional<PscSession>> session) {
        return propagation.get().tokenFor(uri, session);
    }
}
