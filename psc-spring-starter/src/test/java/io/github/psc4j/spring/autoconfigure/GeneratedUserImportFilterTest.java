package io.github.psc4j.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** Nobody has a password whom the application did not give one. */
class GeneratedUserImportFilterTest {
    private static final String[] CLASSES = {
        UserDetailsServiceAutoConfiguration.class.getName(),
        null,
        SecurityAutoConfiguration.class.getName(),
        ReactiveUserDetailsServiceAutoConfiguration.class.getName()
    };

    private static boolean[] match(Map<String, Object> properties) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        GeneratedUserImportFilter filter = new GeneratedUserImportFilter();
        filter.setEnvironment(environment);
        return filter.match(CLASSES, null);
    }

    @Test
    void no_user_is_made() {
        assertThat(match(Map.of("spring.security.user.roles", "ADMIN"))).containsExactly(false, true, true, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"spring.security.user.name", "spring.security.user.password"})
    void the_user_that_the_application_configures_is(String property) {
        assertThat(match(Map.of(property, "x"))).containsOnly(true);
    }

    @Test
    void spring_finds_the_filter() {
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation(getClass().getClassLoader())
                        .load(AutoConfigurationImportFilter.class))
                .hasAtLeastOneElementOfType(GeneratedUserImportFilter.class);
    }
}
