package io.github.psc4j.spring.autoconfigure;

import io.github.psc4j.provider.PscEnvironment;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * The simulator is wanted if the application says so, or says nothing of Pro Santé Connect at all. Nothing said is not enough
 * under a profile for production: there, a forgotten setting must stop the application and not let anybody in.
 */
final class SimulatorCondition extends SpringBootCondition {
    private static final List<String> REAL = List.of(
            "psc.environment",
            "psc.issuer",
            "psc.discovery-uri",
            "psc.client-id",
            "psc.client-secret",
            "psc.client-authentication",
            "psc.ssl-bundle");
    private static final List<String> REDIRECTS = List.of("psc.redirect-uri", "psc.post-logout-redirect-uri");
    private static final Pattern PRODUCTION = Pattern.compile("(?i)prod.*|prd|live");

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        ConditionMessage.Builder message = ConditionMessage.forCondition("PSC simulator");
        return isWanted(context.getEnvironment())
                ? ConditionOutcome.match(message.because("psc.environment is mock, or nothing is configured"))
                : ConditionOutcome.noMatch(message.because("a real provider is configured, or has to be"));
    }

    private static boolean isWanted(Environment environment) {
        Binder binder = Binder.get(environment);
        String target = binder.bind("psc.environment", String.class).orElse("");
        if (target.equalsIgnoreCase(PscProperties.Target.MOCK.name())) {
            return true;
        }
        boolean silent =
                REAL.stream().noneMatch(name -> binder.bind(name, String.class).isBound());
        boolean here = REDIRECTS.stream()
                .allMatch(name -> binder.bind(name, URI.class)
                        .map(PscEnvironment::isLoopback)
                        .orElse(true));
        boolean production = Stream.of(environment.getActiveProfiles())
                .anyMatch(profile -> PRODUCTION.matcher(profile).matches());
        return silent && here && !production;
    }
}
