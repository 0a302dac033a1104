package io.github.psc4j.propagation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.token.TokenExchange;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Where a token of the person may go. Default deny: nowhere. Immutable, thread-safe. */
public final class PropagationPolicy {
    private static final PropagationPolicy DENY_ALL = new PropagationPolicy(List.of());

    private final List<PropagationTarget> targets;

    private PropagationPolicy(List<PropagationTarget> targets) {
        this.targets = List.copyOf(targets);
    }

    /**
     * The default.
     *
     * @return the policy under which no token goes anywhere
     */
    public static PropagationPolicy denyAll() {
        return DENY_ALL;
    }

    /**
     * Lets the PSC token itself go to a service (<i>relay</i>).
     *
     * @param name a short name for events and metrics
     * @param base the base URL of the service
     * @return a changed copy
     * @throws PscConfigurationException as {@link #with}
     */
    public PropagationPolicy relayTo(String name, URI base) {
        Arguments.refuseNull(base, "base");
        Arguments.refuseNull(name, "name");
        return with(PropagationTarget.relay(name, base));
    }

    /**
     * Sends a service a token of its own authorization server (<i>exchange</i>).
     *
     * @param name a short name for events and metrics
     * @param base the base URL of the service
     * @param exchange how that token is got
     * @return a changed copy
     * @throws PscConfigurationException as {@link #with}
     */
    public PropagationPolicy exchangeFor(String name, URI base, TokenExchange exchange) {
        Arguments.refuseNull(base, "base");
        Arguments.refuseNull(exchange, "exchange");
        Arguments.refuseNull(name, "name");
        return with(PropagationTarget.exchange(name, base, exchange));
    }

    /**
     * Adds a service.
     *
     * @param target the service
     * @return a changed copy
     * @throws PscConfigurationException {@code PSC-1001} if another target has the same name, or the same base URL and another
     *     token or certificate; {@code PSC-1002} if its base URL is plain HTTP to another machine
     */
    public PropagationPolicy with(PropagationTarget target) {
        Arguments.refuseNull(target, "target");
        for (PropagationTarget other : targets) {
            if (other.name().equals(target.name()) || other.contradicts(target)) {
                throw new PscConfigurationException(
                        ErrorCode.CONFIGURATION_INVALID,
                        "the propagation targets " + other.name() + " and " + target.name()
                                + " have the same name, or the same base URL and different tokens or certificates: keep one");
            }
        }
        List<PropagationTarget> more = new ArrayList<>(targets);
        more.add(target);
        return new PropagationPolicy(more);
    }

    /**
     * Which service a URL belongs to: of two, the one whose path says more. A path that servers may read in different ways belongs
     * to none where several services share an origin.
     *
     * @param uri the URL of a request
     * @return the target, or empty if no token may go there
     */
    public Optional<PropagationTarget> targetOf(URI uri) {
        Arguments.refuseNull(uri, "uri");
        return targets.stream()
                .filter(target -> target.covers(uri))
                .max(Comparator.comparingInt(PropagationTarget::precision))
                .filter(target ->
                        !PropagationTarget.isAmbiguous(uri) || targets.stream().noneMatch(target::sharesOriginWith));
    }

    /**
     * The services.
     *
     * @return all of them, in the order in which they were added
     */
    public List<PropagationTarget> targets() {
        return targets;
    }

    @Override
    public String toString() {
        return "PropagationPolicy" + targets;
    }
}
