package io.github.psc4j.mock.internal;

import io.github.psc4j.mock.Refusal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest refusals, oldest first. */
public final class RefusalLog {

    private static final int MAX = 1_000;

    private final Deque<Refusal> refusals = new ArrayDeque<>();

    public synchronized void add(Refusal refusal) {
        if (refusals.size() == MAX) {
            refusals.removeFirst();
        }
        refusals.addLast(refusal);
    }

    public synchronized List<Refusal> all() {
        return List.copyOf(refusals);
    }

    public synchronized void clear() {
        refusals.clear();
    }
}
