package io.github.psc4j.mock.hostile;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * Turns a mock provider on a client. Before each attack there is a login of the same kind that must work, so that a client
 * that refuses everything is not praised. Immutable; one run at a time for a provider.
 *
 * <pre>{@code
 * HostileReport report = psc.hostile()
 *     .attack(WebApplication.at(URI.create("http://localhost:8080")).login("/login").loggedInWhenOk("/account"));
 * report.writeTo(Path.of("target"));
 * report.assertNoHoles();
 * }</pre>
 */
public interface HostileProvider {

    /**
     * Plays some attacks only.
     *
     * @param wanted which
     * @return a changed copy
     */
    HostileProvider only(Predicate<Attack> wanted);

    /**
     * Waits so long for a login to end; 20 seconds unless told otherwise. A client that an attack keeps busy for longer has
     * a hole.
     *
     * @param longest how long one login may take
     * @return a changed copy
     */
    HostileProvider patience(Duration longest);

    /**
     * Plays the attacks, one after the other.
     *
     * @param client the client
     * @return what it did about each
     */
    HostileReport attack(ClientUnderTest client);
}
