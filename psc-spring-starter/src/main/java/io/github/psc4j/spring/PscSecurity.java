package io.github.psc4j.spring;

/** The one line for an application that has a filter chain of its own. */
public final class PscSecurity {
    private PscSecurity() {}

    /**
     * Login, logout and the bounds of a session with Pro Santé Connect.
     *
     * <pre>{@code
     * @Bean
     * SecurityFilterChain application(HttpSecurity http) {
     *     http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
     *     http.with(PscSecurity.pscLogin(), withDefaults());
     *     return http.build();
     * }
     * }</pre>
     *
     * @return the configurer for {@code HttpSecurity.with}
     */
    public static PscLoginConfigurer pscLogin() {
        return new PscLoginConfigurer();
    }
}
