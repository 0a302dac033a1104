package io.github.psc4j.example.api;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The applications that may call. A PSC token has no audience, so it is good at every service that asks the provider about
 * it; whom it was given to ({@code azp}) is all that tells a known application from any other.
 *
 * @param callers their client ids
 */
@ConfigurationProperties("api")
record KnownCallers(@DefaultValue Set<String> callers) {

    KnownCallers {
        if (callers.isEmpty()) {
            throw new IllegalArgumentException("api.callers is empty: a service that nobody may call needs no token");
        }
    }

    boolean contains(@Nullable Object azp) {
        return azp instanceof String caller && callers.contains(caller);
    }
}
