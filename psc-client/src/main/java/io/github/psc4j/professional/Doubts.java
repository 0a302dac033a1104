package io.github.psc4j.professional;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is odd while a document is read; a document made of oddities does not fill the memory. */
final class Doubts {

    private static final int MAX = 1_000;

    private final Set<Doubt> doubts = new LinkedHashSet<>();

    void add(Doubt.Kind kind, String path) {
        if (doubts.size() < MAX) {
            doubts.add(new Doubt(kind, path));
        }
    }

    List<Doubt> all() {
        return List.copyOf(doubts);
    }
}
