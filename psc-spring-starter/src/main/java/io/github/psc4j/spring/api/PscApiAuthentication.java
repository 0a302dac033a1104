package io.github.psc4j.spring.api;

import io.github.psc4j.assurance.EidasLevel;
import io.github.psc4j.spring.PscApiCaller;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A request with an accepted token. The token itself is not in it. */
final class PscApiAuthentication extends AbstractAuthenticationToken {
    private final transient PscApiCaller caller;

    PscApiAuthentication(PscApiCaller caller) {
        super(authorities(caller));
        this.caller = caller;
        setAuthenticated(true);
    }

    private static List<GrantedAuthority> authorities(PscApiCaller caller) {
        Stream<String> scopes = caller.scope().stream().map(scope -> "SCOPE_" + scope);
        Stream<String> levels = caller.level().stream()
                .flatMap(stated -> Arrays.stream(EidasLevel.values()).filter(stated::isAtLeast))
                .map(EidasLevel::name);
        return Stream.concat(scopes, levels)
                .<GrantedAuthority>map(SimpleGrantedAuthority::new)
                .toList();
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public PscApiCaller getPrincipal() {
        return caller;
    }
}
