package io.github.psc4j.spring.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** The application receives tokens if it says anything of whose. */
final class ApiCondition extends SpringBootCondition {

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        ConditionMessage.Builder message = ConditionMessage.forCondition("PSC API");
        boolean configured = Binder.get(context.getEnvironment())
                .bind("psc.api", Bindable.mapOf(String.class, Object.class))
                .isBound();
        return configured
                ? ConditionOutcome.match(message.because("psc.api is configured"))
                : ConditionOutcome.noMatch(message.because("there is no property psc.api.*"));
    }
}
