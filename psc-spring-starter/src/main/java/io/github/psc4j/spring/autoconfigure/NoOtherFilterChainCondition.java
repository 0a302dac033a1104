package io.github.psc4j.spring.autoconfigure;

import java.util.Arrays;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.security.web.SecurityFilterChain;

/** The application has no filter chain of its own: the one for logins, which this library adds, may be there. */
final class NoOtherFilterChainCondition extends SpringBootCondition implements ConfigurationCondition {
    /** The name of the chain for logins. */
    static final String LOGIN_CHAIN = "pscSecurityFilterChain";

    @Override
    public ConfigurationPhase getConfigurationPhase() {
        return ConfigurationPhase.REGISTER_BEAN;
    }

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        ConditionMessage.Builder message = ConditionMessage.forCondition("PSC API filter chain");
        ConfigurableListableBeanFactory beans = context.getBeanFactory();
        boolean alone = beans != null
                && Arrays.stream(beans.getBeanNamesForType(SecurityFilterChain.class, true, false))
                        .allMatch(LOGIN_CHAIN::equals);
        return alone
                ? ConditionOutcome.match(message.because("the application has none"))
                : ConditionOutcome.noMatch(message.because("the application has its own"));
    }
}
