package io.github.psc4j.attack.client;

import java.net.URI;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A client without pages: a library, or the part of a program that logs people in. Immutable.
 *
 * <pre>{@code
 * ClientUnderTest client = CodeClient.named("my-library", () -> new MyClient(psc.issuer()))
 *     .starting(MyClient::start, MyLogin::authorizationUri)
 *     .completing((client, login, callback) -> client.complete(login, callback));
 * }</pre>
 *
 * @param <C> the client
 * @param <L> a login that was started
 */
public final class CodeClient<C, L> implements ClientUnderTest {

    /**
     * Completes a login.
     *
     * @param <C> the client
     * @param <L> a login that was started
     */
    @FunctionalInterface
    public interface Completion<C, L> {

        /**
         * Returns when the person is logged in.
         *
         * @param client the client
         * @param login the login that was started
         * @param callback where the browser came back
         * @throws Exception when the login is refused
         */
        void complete(C client, L login, URI callback) throws Exception;
    }

    /**
     * A client that does not know yet how a login starts.
     *
     * @param <C> the client
     */
    public static final class Named<C> {

        private final String name;
        private final Supplier<C> start;

        private Named(String name, Supplier<C> start) {
            this.name = name;
            this.start = start;
        }

        /**
         * How a login starts.
         *
         * @param <L> a login that was started
         * @param login starts one
         * @param authorizationUri where the browser goes with it
         * @return the next step
         */
        public <L> Starting<C, L> starting(Function<C, L> login, Function<L, URI> authorizationUri) {
            return new Starting<>(this, login, authorizationUri);
        }
    }

    /**
     * A client that does not know yet how a login is completed.
     *
     * @param <C> the client
     * @param <L> a login that was started
     */
    public static final class Starting<C, L> {

        private final Named<C> named;
        private final Function<C, L> login;
        private final Function<L, URI> authorizationUri;

        private Starting(Named<C> named, Function<C, L> login, Function<L, URI> authorizationUri) {
            this.named = named;
            this.login = login;
            this.authorizationUri = authorizationUri;
        }

        /**
         * How a login is completed.
         *
         * @param completion throws when the login is refused
         * @return the client
         */
        public CodeClient<C, L> completing(Completion<C, L> completion) {
            return new CodeClient<>(this, completion);
        }
    }

    private final Starting<C, L> how;
    private final Completion<C, L> completion;
    private final C client;

    private CodeClient(Starting<C, L> how, Completion<C, L> completion) {
        this.how = how;
        this.completion = Objects.requireNonNull(completion, "completion");
        this.client = how.named.start.get();
    }

    /**
     * Begins to describe a client.
     *
     * @param <C> the client
     * @param name what the report calls it
     * @param start makes one; called again for each attack on what a client reads at its start
     * @return the next step
     */
    public static <C> Named<C> named(String name, Supplier<C> start) {
        return new Named<>(name, start);
    }

    @Override
    public String name() {
        return how.named.name;
    }

    @Override
    public Visitor newVisitor() {
        return new Person();
    }

    @Override
    public ClientUnderTest restarted() {
        return new CodeClient<>(how, completion);
    }

    private final class Person implements Visitor {

        private @Nullable L pending;
        private boolean loggedIn;

        @Override
        public URI startLogin() {
            L started = how.login.apply(client);
            pending = started;
            return how.authorizationUri.apply(started);
        }

        @Override
        public ClientResponse comeBack(URI callback) {
            L login = pending;
            if (login == null) {
                throw new UnsupportedOperationException("without a browser nobody comes back who never left");
            }
            try {
                completion.complete(client, login, callback);
                loggedIn = true;
                return ClientResponse.message("logged in");
            } catch (StackOverflowError | OutOfMemoryError e) {
                return ClientResponse.brokenDown(e);
            } catch (Exception e) {
                return ClientResponse.message(e.getClass().getSimpleName() + ": " + e.getMessage());
            }
        }

        @Override
        public boolean loggedIn() {
            return loggedIn;
        }
    }
}
