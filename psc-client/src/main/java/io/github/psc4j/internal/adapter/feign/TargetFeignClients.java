package io.github.psc4j.internal.adapter.feign;

import feign.Client;
import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.propagation.FeignClients;
import io.github.psc4j.propagation.TokenPropagation;
import io.github.psc4j.session.PscSession;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The clients of one decision.
 *
 * @param propagation decides
 */
public record TargetFeignClients(TokenPropagation propagation) implements FeignClients {
    @Override
    public Client client(Supplier<Optional<PscSession>> session) {
        return client(TargetFeignClient.of(propagation), session);
    }

    @Override
    public Client client(Client client, Supplier<Optional<PscSession>> session) {
        return new PropagatingFeignClient(
                Arguments.required(client, "client"), propagation, Arguments.required(session, "session"));
    }
}
