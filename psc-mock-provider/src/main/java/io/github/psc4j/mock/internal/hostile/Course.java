package io.github.psc4j.mock.internal.hostile;

import io.github.psc4j.mock.hostile.ClientUnderTest;
import io.github.psc4j.mock.hostile.Reply;
import io.github.psc4j.mock.hostile.Visitor;
import java.net.URI;
import java.util.Optional;
import java.util.function.BiFunction;

/** The steps of somebody's visit during an attack. */
@FunctionalInterface
interface Course {

    /**
     * What was seen at the end.
     *
     * @param fallen whether the client did what it should not, as far as the course can tell
     * @param reply what the client answered last
     * @param open why nothing can be told; empty when something can
     * @param missing what the client would have to offer; empty when it does
     */
    record End(boolean fallen, Reply reply, Optional<String> open, Optional<String> missing) {

        static End of(boolean fallen, Reply reply) {
            return new End(fallen, reply, Optional.empty(), Optional.empty());
        }

        static End open(String why) {
            return new End(false, Reply.message(""), Optional.of(why), Optional.empty());
        }

        static End missing(String what) {
            return new End(false, Reply.message(""), Optional.empty(), Optional.of(what));
        }
    }

    End run(Scene scene, ClientUnderTest client) throws Exception;

    /** An ordinary login, whose way back may be bent. */
    static Course login(BiFunction<Scene, URI, URI> way) {
        return (scene, client) -> {
            Visitor visitor = client.newVisitor();
            Reply reply = visitor.comeBack(way.apply(scene, scene.throughProvider(visitor.startLogin())));
            return End.of(visitor.loggedIn(), reply);
        };
    }

    static Course login() {
        return login((scene, callback) -> callback);
    }
}
