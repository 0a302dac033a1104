package io.github.psc4j.validation;

import io.github.psc4j.limit.Limits;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Remembers which logout tokens were used, until they have expired. Several nodes need one that they share; implementations are
 * thread-safe.
 */
@FunctionalInterface
public interface LogoutTokenMemory {
    /**
     * Remembers a token, in one step with asking for it.
     *
     * @param token its issuer and {@code jti}, of a token whose signature is good
     * @param until when it may be forgotten
     * @return whether it was not remembered before
     */
    boolean isFirstUse(String token, Instant until);

    /**
     * A memory for one node.
     *
     * @param clock tells what has expired
     * @return a memory of at most {@link Limits#LOGOUT_TOKENS_REMEMBERED} tokens; beyond that, which only the provider itself
     *     could bring about, it forgets first what expires first
     */
    static LogoutTokenMemory onThisNode(Clock clock) {
        Map<String, Instant> used = new HashMap<>();
        return (token, until) -> {
            synchronized (used) {
                Instant now = clock.instant();
                used.values().removeIf(end -> !now.isBefore(end));
                if (used.putIfAbsent(token, until) != null) {
                    return false;
                }
                if (used.size() > Limits.LOGOUT_TOKENS_REMEMBERED) {
                    used.entrySet().stream()
                            .min(Map.Entry.comparingByValue())
                            .map(Map.Entry::getKey)
                            .ifPresent(used::remove);
                }
                return true;
            }
        };
    }
}
