package io.github.psc4j.spring;

import io.github.psc4j.session.PscSession;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.concurrent.DelegatingSecurityContextCallable;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/**
 * The Pro Santé Connect session of the person on whose behalf this thread works, and the way to another thread:
 *
 * <pre>{@code
 * @Bean
 * TaskDecorator personInTasks(CurrentPscSession current) {     // @Async, and whatever else runs on the executors of Spring Boot
 *     return current::wrap;
 * }
 *
 * CompletableFuture.supplyAsync(dossier::read, current.wrap(executor));      // any other executor
 * Thread.ofVirtual().start(current.wrap(() -> dossier.read()));              // a thread
 * current.run(session, dossier::read);                                       // a schedule, which has no person: name one
 * }</pre>
 *
 * <p>With the person goes what they may do: the whole authentication. A thread is left as it was found. Thread-safe.
 */
public final class CurrentPscSession implements Supplier<Optional<PscSession>> {
    private final SecurityContextHolderStrategy contexts;

    /** Looks into Spring Security's context of the current thread. */
    public CurrentPscSession() {
        this(SecurityContextHolder.getContextHolderStrategy());
    }

    /**
     * Looks elsewhere.
     *
     * @param contexts where the security context is
     */
    public CurrentPscSession(SecurityContextHolderStrategy contexts) {
        this.contexts = contexts;
    }

    /**
     * The session now.
     *
     * @return the session, or empty if nobody is logged in here with Pro Santé Connect
     */
    @Override
    public Optional<PscSession> get() {
        return of(contexts.getContext().getAuthentication());
    }

    /**
     * The session behind an authentication.
     *
     * @param authentication any authentication, or {@code null}
     * @return the session, or empty if it is none of Pro Santé Connect
     */
    public static Optional<PscSession> of(@Nullable Authentication authentication) {
        return authentication != null && authentication.getPrincipal() instanceof PscUser user
                ? Optional.of(user.session())
                : Optional.empty();
    }

    /**
     * The authentication that a login with this session gives, for work outside of a request, for example {@code
     * mono.contextWrite(ReactiveSecurityContextHolder.withAuthentication(…))}.
     *
     * @param session a session that the application kept
     * @return an authentication whose principal is a {@link PscUser}
     */
    public static Authentication authenticationOf(PscSession session) {
        return new PscAuthentication(new PscUser(session));
    }

    /**
     * Works for a person, on this thread.
     *
     * @param session whose session; also where another person's is in force
     * @param work what to do
     */
    public void run(PscSession session, Runnable work) {
        within(authenticationOf(session), work).run();
    }

    /**
     * Works for a person, on this thread.
     *
     * @param session whose session; also where another person's is in force
     * @param work what to do
     * @param <T> what it gives
     * @return what the work gives
     * @throws Exception what the work throws
     */
    public <T> T call(PscSession session, Callable<T> work) throws Exception {
        return within(authenticationOf(session), work).call();
    }

    /**
     * Takes the person of this thread along to the one on which the work will run. If the person logs out meanwhile, the work
     * keeps the session, which has ended.
     *
     * @param work what to do later or elsewhere
     * @return the same work, for the person of the thread that called this method, or for nobody if there was none; it may
     *     run several times, and at once
     */
    public Runnable wrap(Runnable work) {
        Authentication person = contexts.getContext().getAuthentication();
        return () -> within(person, work).run();
    }

    /**
     * Takes the person of this thread along, as {@link #wrap(Runnable)}.
     *
     * @param work what to do later or elsewhere
     * @param <T> what it gives
     * @return the same work, for the person of the thread that called this method, or for nobody if there was none
     */
    public <T> Callable<T> wrap(Callable<T> work) {
        Authentication person = contexts.getContext().getAuthentication();
        return () -> within(person, work).call();
    }

    /**
     * Takes the person along with each task that is handed over, for example by {@code CompletableFuture.supplyAsync}.
     *
     * @param executor a pool, or one virtual thread a task
     * @return runs each task there, for the person of the thread that handed it over
     */
    public Executor wrap(Executor executor) {
        return task -> executor.execute(wrap(task));
    }

    /** Made for one run: Spring's wrapper remembers in itself what the thread had before. */
    private Runnable within(@Nullable Authentication person, Runnable work) {
        DelegatingSecurityContextRunnable wrapped = new DelegatingSecurityContextRunnable(work, context(person));
        wrapped.setSecurityContextHolderStrategy(contexts);
        return wrapped;
    }

    private <T> Callable<T> within(@Nullable Authentication person, Callable<T> work) {
        DelegatingSecurityContextCallable<T> wrapped = new DelegatingSecurityContextCallable<>(work, context(person));
        wrapped.setSecurityContextHolderStrategy(contexts);
        return wrapped;
    }

    /** A context of its own: the one of a request is emptied by a logout, and the work would not know why. */
    private SecurityContext context(@Nullable Authentication person) {
        SecurityContext context = contexts.createEmptyContext();
        context.setAuthentication(person);
        return context;
    }
}
