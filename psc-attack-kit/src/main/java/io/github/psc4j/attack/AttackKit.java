package io.github.psc4j.attack;

import io.github.psc4j.attack.client.ClientUnderTest;
import io.github.psc4j.attack.internal.AttackCatalog;
import io.github.psc4j.attack.internal.AttackRunner;
import io.github.psc4j.attack.report.Attack;
import io.github.psc4j.attack.report.AttackReport;
import io.github.psc4j.mock.PscMockProvider;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Turns a mock provider into a hostile one. Before each attack there is a login of the same kind that must work, so that a
 * client that refuses everything does not pass. Immutable; one run at a time for a provider.
 *
 * <pre>{@code
 * AttackReport report = AttackKit.of(psc)
 *     .attack(WebApplication.at(URI.create("http://localhost:8080")).login("/login").loggedInWhenOk("/account"));
 * report.writeTo(Path.of("target"));
 * report.assertNoHoles();
 * }</pre>
 */
public final class AttackKit {

    /** Longer than {@link #DEFAULT_SLOW_RESPONSE}, so that a client without a deadline is seen to read all of it. */
    private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(5);

    private static final Duration DEFAULT_SLOW_RESPONSE = Duration.ofMinutes(2);

    private final PscMockProvider psc;
    private final Predicate<Attack> wanted;
    private final Duration timeout;
    private final Duration slowResponse;

    private AttackKit(PscMockProvider psc, Predicate<Attack> wanted, Duration timeout, Duration slowResponse) {
        this.psc = psc;
        this.wanted = wanted;
        this.timeout = timeout;
        this.slowResponse = slowResponse;
    }

    /**
     * Prepares every attack.
     *
     * @param psc the provider that the client under test is configured with
     * @return the kit, with a time-out of five minutes for each login
     */
    public static AttackKit of(PscMockProvider psc) {
        return new AttackKit(
                Objects.requireNonNull(psc, "psc"), attack -> true, DEFAULT_TIMEOUT, DEFAULT_SLOW_RESPONSE);
    }

    /**
     * Returns all attacks.
     *
     * @return the attacks, in the order in which they run
     */
    public static List<Attack> attacks() {
        return AttackCatalog.attacks();
    }

    /**
     * Runs some attacks only.
     *
     * @param some which
     * @return a changed copy
     */
    public AttackKit only(Predicate<Attack> some) {
        return new AttackKit(psc, wanted.and(some), timeout, slowResponse);
    }

    /**
     * Waits so long for a login to end. This only ends a run that would hang: what a client does is what counts, and a
     * busy machine must not decide. A client that an attack keeps busy for longer has a hole.
     *
     * @param longest how long one login may take
     * @return a changed copy
     */
    public AttackKit timeout(Duration longest) {
        if (longest.isNegative() || longest.isZero()) {
            throw new IllegalArgumentException("a login takes some time");
        }
        return new AttackKit(psc, wanted, longest, slowResponse);
    }

    /**
     * Spreads a slow response over so long; two minutes unless set. A client has a hole if it reads such a response to its
     * end, so this has to be longer than the deadline of the client, and shorter than {@link #timeout(Duration)}.
     *
     * @param whole how long the whole response takes
     * @return a changed copy
     */
    public AttackKit slowResponse(Duration whole) {
        if (whole.isNegative() || whole.isZero()) {
            throw new IllegalArgumentException("a slow response takes some time");
        }
        return new AttackKit(psc, wanted, timeout, whole);
    }

    /**
     * Runs the attacks, one after the other.
     *
     * @param client the client
     * @return what it did about each
     */
    public AttackReport attack(ClientUnderTest client) {
        return new AttackRunner(psc, wanted, timeout, slowResponse).run(Objects.requireNonNull(client, "client"));
    }
}
