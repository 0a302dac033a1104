package io.github.psc4j.spring.autoconfigure;

import java.util.Locale;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Where an operator lets the actuator show values, the secrets of this library stay masked all the same. */
@AutoConfiguration
@ConditionalOnClass(SanitizingFunction.class)
public final class PscActuatorAutoConfiguration {

    /** For Spring. */
    public PscActuatorAutoConfiguration() {}

    @Bean
    SanitizingFunction pscSecretsSanitizer() {
        return SanitizingFunction.sanitizeValue().ifKeyMatches((String key) -> isSecret(key));
    }

    /** Properties, environment variables and bean properties spell the same name in their own ways. */
    private static boolean isSecret(String key) {
        String plain = key.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return plain.startsWith("psc") && (plain.contains("clientsecret") || plain.contains("sealingkey"));
    }
}
