package io.github.psc4j.spring;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;

/**
 * A person who is logged in with Pro Santé Connect, as Spring Security's authentication. It holds no token and no credentials;
 * the session of the {@linkplain #getPrincipal() user} has them. Like the session, it is not serializable. Prints no identity.
 */
public final class PscAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    /** Not serializable on purpose: writing it fails, so that no token reaches a session store. */
    @SuppressWarnings("serial")
    private final PscUser user;

    /**
     * An authenticated person with the user's own authorities.
     *
     * @param user the user of a completed login
     */
    public PscAuthentication(PscUser user) {
        this(user, user.getAuthorities());
    }

    /**
     * An authenticated person.
     *
     * @param user the user of a completed login
     * @param authorities what the person may do
     */
    public PscAuthentication(PscUser user, Collection<? extends GrantedAuthority> authorities) {
        super(authorities);
        this.user = user;
        super.setAuthenticated(true);
    }

    @Override
    public PscUser getPrincipal() {
        return user;
    }

    /**
     * Nothing: the tokens stay in the session.
     *
     * @return an empty text
     */
    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PscAuthentication authentication
                && super.equals(other)
                && user.equals(authentication.user);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + user.hashCode();
    }
}
