package io.github.psc4j.web;

import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.logout.BackChannelLogout;
import io.github.psc4j.session.PscSession;
import java.time.Clock;

/**
 * Which sessions exist, so that the provider can end them over the back channel. {@link #inMemory} knows those of one node; an
 * application on several nodes implements this interface over what its nodes share. Thread-safe.
 */
public interface SessionRegistry {
    /**
     * Adds a session, before anybody uses it. If the provider ended it while its login was still being completed, it is ended
     * here.
     *
     * @param session a session that was just made by a login
     */
    void add(PscSession session);

    /**
     * Ends the sessions that a logout concerns, with {@link PscSession#end}.
     *
     * @param logout what the provider said, validated
     * @return how many were ended
     */
    int end(BackChannelLogout logout);

    /**
     * The sessions of this process. They are held weakly: a session is here for as long as the application holds it, so nothing
     * leaks, and none is forgotten for want of room.
     *
     * @param clock tells how long ago a logout came
     * @return an empty registry
     */
    static SessionRegistry inMemory(Clock clock) {
        return new InMemorySessionRegistry(Arguments.required(clock, "clock"));
    }
}
