package io.github.psc4j.spring.autoconfigure;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Spring Boot makes a user with a password and prints that password in the log, unless a login that it knows is on the class
 * path. People log in with Pro Santé Connect here: there is no such user unless the application configures one.
 */
final class GeneratedUserImportFilter implements AutoConfigurationImportFilter, EnvironmentAware {
    private static final Set<String> MAKE_A_USER = Set.of(
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration");

    private @Nullable Environment environment;

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean[] match(
            @Nullable String[] autoConfigurationClasses, AutoConfigurationMetadata autoConfigurationMetadata) {
        boolean configured = isConfigured(Objects.requireNonNull(environment, "environment"));
        boolean[] matches = new boolean[autoConfigurationClasses.length];
        for (int i = 0; i < matches.length; i++) {
            String name = autoConfigurationClasses[i];
            matches[i] = configured || name == null || !MAKE_A_USER.contains(name);
        }
        return matches;
    }

    private static boolean isConfigured(Environment environment) {
        return environment.containsProperty("spring.security.user.name")
                || environment.containsProperty("spring.security.user.password");
    }
}
