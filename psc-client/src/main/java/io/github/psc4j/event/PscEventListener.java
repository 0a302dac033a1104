package io.github.psc4j.event;

import io.github.psc4j.internal.argument.Arguments;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears the timeline of logins and of calls to the provider. Called on the thread that does the work, so it should be
 * quick; it must be thread-safe. What it throws is logged and never disturbs a login.
 */
@FunctionalInterface
public interface PscEventListener {
    /**
     * Something happened.
     *
     * @param event what happened; never holds a token, a secret or an identity
     */
    void onEvent(PscEvent event);

    /**
     * One listener for several; a failing one does not keep the others from hearing.
     *
     * @param listeners the listeners, in the order in which they hear
     * @return the listener for all of them
     */
    static PscEventListener all(List<PscEventListener> listeners) {
        Arguments.refuseNull(listeners, "listeners");
        List<PscEventListener> copy = List.copyOf(listeners);
        Logger log = LoggerFactory.getLogger(PscEventListener.class);
        return event -> {
            for (PscEventListener listener : copy) {
                try {
                    listener.onEvent(event);
                } catch (RuntimeException e) {
                    log.warn("a listener failed on {}: {}", event, e.getClass().getName());
                }
            }
        };
    }
}
