package io.github.psc4j.professional;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what is odd while a document is read; a document made of oddities does not fill the memory. */
final class Issues {

    private static final int MAX = 1_000;

    private @Nullable Set<Issue> issues;

    void add(Issue.Kind kind, String path) {
        Set<Issue> known = issues;
        if (known == null) {
            known = new LinkedHashSet<>();
            issues = known;
        }
        if (known.size() < MAX) {
            known.add(new Issue(kind, path));
        }
    }

    List<Issue> all() {
        return issues == null ? List.of() : List.copyOf(issues);
    }
}
