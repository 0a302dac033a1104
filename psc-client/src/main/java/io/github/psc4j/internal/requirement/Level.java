package io.github.psc4j.internal.requirement;

/**
 * How strongly the source asks for it. What a source only advises or allows is kept as strictly as what it requires; what no
 * source states, and this library keeps all the same, is chosen.
 */
public enum Level {
    MUST,
    SHOULD,
    MAY,
    CHOSEN
}
