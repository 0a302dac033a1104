package io.github.psc4j.propagation.feign;

import feign.Client;
import feign.DefaultClient;
import feign.Request;
import feign.Response;
import io.github.psc4j.propagation.PerTarget;
import io.github.psc4j.propagation.TokenPropagation;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * Feign's own client as it should be under what carries tokens: it presents to each target of the policy the certificate of that
 * target, the newest one, and to nobody else any. It adds no token: that is done by {@link PropagatingClient}. Thread-safe.
 */
public final class TargetClient implements Client {
    private final Client others = new DefaultClient(null, null);
    private final PerTarget<Client> targets;

    private TargetClient(Supplier<TokenPropagation> propagation) {
        this.targets =
                new PerTarget<>(propagation, others, context -> new DefaultClient(context.getSocketFactory(), null));
    }

    /**
     * Builds the client; no I/O.
     *
     * @param propagation knows the targets
     * @return the client
     */
    public static Client of(TokenPropagation propagation) {
        return of(() -> propagation);
    }

    /**
     * Builds the client where the targets are not known yet; no I/O.
     *
     * @param propagation knows the targets, asked at each request
     * @return the client
     */
    public static Client of(Supplier<TokenPropagation> propagation) {
        return new TargetClient(propagation);
    }

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        return Addresses.of(request).map(targets::clientFor).orElse(others).execute(request, options);
    }
}
