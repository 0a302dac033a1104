package io.github.psc4j.spring;

import io.github.psc4j.assurance.Assurance;
import io.github.psc4j.assurance.EidasLevel;
import io.github.psc4j.professional.Professional;
import io.github.psc4j.session.PscSession;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * The professional who is logged in, as Spring Security's principal. Immutable but for the tokens of its session; prints no
 * identity. It is kept in the memory of the HTTP session and is not serializable, so that no token reaches a session store.
 */
public final class PscUser implements AuthenticatedPrincipal {
    /** The authority of everybody who logged in with Pro Santé Connect. */
    public static final String ROLE = "ROLE_PSC_USER";

    private final PscSession session;
    private final String name;
    private final List<GrantedAuthority> authorities;

    /**
     * Wraps a session.
     *
     * @param session the session of a completed login
     */
    public PscUser(PscSession session) {
        this.session = session;
        this.name = Pseudonym.of(session.subject());
        this.authorities = authorities(session.assurance());
    }

    /** What was granted is told by the ID token alone; what was asked for, or a scope, gives no authority. */
    private static List<GrantedAuthority> authorities(Assurance assurance) {
        List<GrantedAuthority> granted = new ArrayList<>();
        granted.add(new SimpleGrantedAuthority(ROLE));
        if (assurance.statement() == Assurance.Statement.STATED) {
            Arrays.stream(EidasLevel.values())
                    .filter(assurance.level()::isAtLeast)
                    .forEach(level -> granted.add(new SimpleGrantedAuthority(level.name())));
        }
        return List.copyOf(granted);
    }

    /**
     * The person.
     *
     * @return the person, as PSC described them at login
     */
    public Professional professional() {
        return session.professional();
    }

    /**
     * The login: assurance, bounds in time, tokens.
     *
     * @return the session
     */
    public PscSession session() {
        return session;
    }

    /**
     * A pseudonym, the same at each login of the same person: a digest of {@code sub}. Not the national identifier, because
     * frameworks write this name to logs; not a secret, since who knows the directory can compute it. To find an account use
     * {@code professional().nationalId()}.
     *
     * @return the pseudonym
     */
    @Override
    public String getName() {
        return name;
    }

    /**
     * {@link #ROLE}, and {@code EIDAS1}, {@code EIDAS2}, {@code EIDAS3} up to the level that PSC stated. A level that PSC did
     * not state gives none. A scope never gives one.
     *
     * @return the authorities
     */
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return authorities;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PscUser user && name.equals(user.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return "PscUser[" + session + "]";
    }
}
