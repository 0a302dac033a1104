package io.github.psc4j.spring;

/** The one line for an application that has filter chains of its own: one for people, one for other applications, or both. */
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

    /**
     * Requests with a token: a service that applications call on behalf of a professional. Whose tokens it takes is said by the
     * properties {@code psc.api.*}, or by a bean of the type {@link io.github.psc4j.ResourceServer}.
     *
     * <pre>{@code
     * @Bean
     * @Order(1)
     * SecurityFilterChain api(HttpSecurity http) {
     *     http.securityMatcher("/api/**");
     *     http.authorizeHttpRequests(requests -> requests
     *             .requestMatchers(HttpMethod.POST, "/api/**").hasAuthority("SCOPE_dossier.write")
     *             .anyRequest().authenticated());
     *     http.with(PscSecurity.pscResourceServer(), withDefaults());
     *     return http.build();
     * }
     * }</pre>
     *
     * @return the configurer for {@code HttpSecurity.with}
     */
    public static PscResourceServerConfigurer pscResourceServer() {
        return new PscResourceServerConfigurer();
    }
}
