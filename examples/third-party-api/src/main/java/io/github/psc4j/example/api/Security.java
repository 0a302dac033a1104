package io.github.psc4j.example.api;

import static org.springframework.security.config.Customizer.withDefaults;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.OAuth2TokenIntrospectionClaimNames;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthentication;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;

/** Spring Security's resource server: each token is introspected at the provider, and its caller has to be a known one. */
@Configuration(proxyBeanMethods = false)
class Security {
    private static final String KNOWN_CALLER = "KNOWN_CALLER";

    @Bean
    SecurityFilterChain api(HttpSecurity http) {
        http.authorizeHttpRequests(requests -> requests.anyRequest().hasAuthority(KNOWN_CALLER));
        http.oauth2ResourceServer(server -> server.opaqueToken(withDefaults()));
        http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        http.csrf(csrf -> csrf.disable()); // no cookie says who calls
        http.addFilterBefore(new ProviderDownFilter(), BearerTokenAuthenticationFilter.class);
        return http.build();
    }

    /** The one authority there is says that the caller is known; a scope of the token gives none. */
    @Bean
    OpaqueTokenAuthenticationConverter authentication(KnownCallers callers) {
        return (token, principal) -> new BearerTokenAuthentication(
                principal, accessToken(token, principal), authorities(callers, principal));
    }

    private static List<GrantedAuthority> authorities(KnownCallers callers, OAuth2AuthenticatedPrincipal principal) {
        return callers.contains(principal.getAttribute("azp"))
                ? List.of(new SimpleGrantedAuthority(KNOWN_CALLER))
                : List.of();
    }

    private static OAuth2AccessToken accessToken(String token, OAuth2AuthenticatedPrincipal principal) {
        return new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER,
                token,
                principal.getAttribute(OAuth2TokenIntrospectionClaimNames.IAT),
                principal.getAttribute(OAuth2TokenIntrospectionClaimNames.EXP));
    }
}
