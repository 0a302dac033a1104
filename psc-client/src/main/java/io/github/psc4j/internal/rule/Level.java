package io.github.psc4j.internal.rule;

/** How strongly the source asks for it. What a source only advises is kept as strictly as what it demands. */
public enum Level {
    MUST,
    SHOULD
}
