package io.github.psc4j.attack.internal;

import io.github.psc4j.attack.client.ClientResponse;
import io.github.psc4j.attack.client.ClientUnderTest;
import io.github.psc4j.attack.client.Visitor;
import java.net.URI;
import java.util.Optional;
import java.util.function.BiFunction;

/** What a visitor does during an attack. */
@FunctionalInterface
interface AttackSteps {

    /**
     * What was seen at the end.
     *
     * @param succeeded whether the client did what it should not, as far as the steps can tell
     * @param response the last response of the client
     * @param undetermined why nothing can be told; empty when something can
     * @param missing what the client would have to offer; empty when it does
     */
    record Result(boolean succeeded, ClientResponse response, Optional<String> undetermined, Optional<String> missing) {

        static Result of(boolean succeeded, ClientResponse response) {
            return new Result(succeeded, response, Optional.empty(), Optional.empty());
        }

        static Result undetermined(String why) {
            return new Result(false, ClientResponse.message(""), Optional.of(why), Optional.empty());
        }

        static Result missing(String what) {
            return new Result(false, ClientResponse.message(""), Optional.empty(), Optional.of(what));
        }
    }

    Result run(AttackContext context, ClientUnderTest client) throws Exception;

    /** An ordinary login whose callback may be changed. */
    static AttackSteps login(BiFunction<AttackContext, URI, URI> callback) {
        return (context, client) -> {
            Visitor visitor = client.newVisitor();
            ClientResponse seen =
                    visitor.comeBack(callback.apply(context, context.throughProvider(visitor.startLogin())));
            return Result.of(visitor.loggedIn(), seen);
        };
    }

    static AttackSteps login() {
        return login((context, callback) -> callback);
    }
}
