package io.github.psc4j.spring;

import io.github.psc4j.assurance.EidasLevel;
import io.github.psc4j.professional.NationalId;
import io.github.psc4j.professional.Rpps;
import io.github.psc4j.resource.AcceptedToken;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * On whose behalf, and through which application, a request to this service comes: the principal of a chain with {@link
 * PscSecurity#pscResourceServer()}. The person has the same identifiers as after a login. Immutable, thread-safe, prints no
 * identity.
 */
public final class PscApiCaller implements AuthenticatedPrincipal {
    private final AcceptedToken token;
    private final String name;

    /**
     * Wraps an accepted token.
     *
     * @param token the token
     */
    public PscApiCaller(AcceptedToken token) {
        this.token = token;
        this.name = Pseudonym.of(token.issuer() + " " + token.subject());
    }

    /**
     * The person, by the key for reconciliation.
     *
     * @return the national identifier; empty if the token names nobody
     */
    public Optional<NationalId> nationalId() {
        return token.nationalId();
    }

    /**
     * The person's number in the national directory.
     *
     * @return the RPPS number; empty for a person without one
     */
    public Optional<Rpps> rpps() {
        return token.rpps();
    }

    /**
     * The application that calls.
     *
     * @return its client id at the issuer of the token; always there for a token of PSC
     */
    public Optional<String> authorizedParty() {
        return token.authorizedParty();
    }

    /**
     * What the token grants; each value is an authority {@code SCOPE_…} too.
     *
     * @return the values; empty if the token does not say
     */
    public Set<String> scope() {
        return token.scope();
    }

    /**
     * How the person was authenticated.
     *
     * @return the level; empty if the token does not state one
     */
    public Optional<EidasLevel> level() {
        return token.level();
    }

    /**
     * Everything else that the token says.
     *
     * @return the token
     */
    public AcceptedToken token() {
        return token;
    }

    /**
     * A pseudonym, the same for every token of the same subject: a digest of {@code sub} and whose it is, because frameworks write this name to
     * logs. To find an account use {@link #nationalId()}.
     *
     * @return the pseudonym
     */
    @Override
    public String getName() {
        return name;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PscApiCaller caller && name.equals(caller.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return "PscApiCaller[" + token + "]";
    }
}
