package io.github.psc4j.spring;

import io.github.psc4j.session.PscSession;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/** The Pro Santé Connect session of the person on whose behalf this thread works. Thread-safe. */
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
}
