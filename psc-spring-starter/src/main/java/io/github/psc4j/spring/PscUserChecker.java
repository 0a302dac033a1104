package io.github.psc4j.spring;

import io.github.psc4j.session.PscSession;

/**
 * A bean of this type decides whether a person whom Pro Santé Connect identified may use this application. A person who may
 * not gets a page that says why and lets them close the session at the provider, without which they could not come back as
 * somebody else.
 */
@FunctionalInterface
public interface PscUserChecker {
    /**
     * Decides.
     *
     * @param session the completed login
     * @throws PscNotAdmittedException if the person may not use this application
     */
    void check(PscSession session);
}
