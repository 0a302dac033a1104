package io.github.psc4j.professional;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what is odd while a document is read; a document made of oddities does not fill the memory. */
final class Doubts {

    private static final int MAX = 1_000;

    private @Nullable Set<Doubt> doubts;

    void add(Doubt.Kind kind, String path) {
        Set<Doubt> known = doubts;
        if (known == null) {
            known = new LinkedHashSet<>();
            doubts = known;
        }
        if (known.size() < MAX) {
            known.add(new Doubt(kind, path));
        }
    }

    List<Doubt> all() {
        return doubts == null ? List.of() : List.copyOf(doubts);
    }
}
