package io.github.psc4j.internal.adapter.feign;

import feign.Client;
import feign.DefaultClient;
import feign.Request;
import feign.Response;
import io.github.psc4j.internal.adapter.PerTarget;
import io.github.psc4j.propagation.TokenPropagation;
import java.io.IOException;

/** Feign's own client, which presents to each target of the policy its certificate. It adds no token. */
final class TargetFeignClient implements Client {
    private final Client others = new DefaultClient(null, null);
    private final PerTarget<Client> targets;

    private TargetFeignClient(TokenPropagation propagation) {
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
        return new TargetFeignClient(propagation);
    }

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        return FeignAddresses.of(request).map(targets::clientFor).orElse(others).execute(request, options);
    }
}
