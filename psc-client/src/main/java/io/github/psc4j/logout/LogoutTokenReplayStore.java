package io.github.psc4j.logout;

import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.internal.limit.Limits;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;

/**
 * Remembers which logout tokens were used, until they have expired. Several nodes need one that they share; implementations are
 * thread-safe.
 */
@FunctionalInterface
public interface LogoutTokenReplayStore {
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
    static LogoutTokenReplayStore onThisNode(Clock clock) {
        Arguments.refuseNull(clock, "clock");
        Set<String> used = new HashSet<>();
        Queue<Map.Entry<Instant, String>> byEnd = new PriorityQueue<>(Map.Entry.comparingByKey());
        return (token, until) -> {
            synchronized (used) {
                Instant now = clock.instant();
                while (!byEnd.isEmpty() && !now.isBefore(byEnd.element().getKey())) {
                    used.remove(byEnd.remove().getValue());
                }
                if (!used.add(token)) {
                    return false;
                }
                byEnd.add(Map.entry(until, token));
                if (used.size() > Limits.LOGOUT_TOKENS_REMEMBERED) {
                    used.remove(byEnd.remove().getValue());
                }
                return true;
            }
        };
    }
}
