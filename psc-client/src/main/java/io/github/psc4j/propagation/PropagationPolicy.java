package io.github.psc4j.propagation;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the person's PSC token may go. Default deny: nowhere. Immutable, thread-safe. */
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
     * @throws io.github.psc4j.error.PscConfigurationException as {@link PropagationTarget#of}
     */
    public PropagationPolicy relayTo(String name, URI base) {
        List<PropagationTarget> more = new ArrayList<>(targets);
        more.add(PropagationTarget.of(name, base));
        return new PropagationPolicy(more);
    }

    /**
     * Which service a URL belongs to.
     *
     * @param uri the URL of a request
     * @return the target, or empty if no token may go there
     */
    public Optional<PropagationTarget> targetOf(URI uri) {
        return targets.stream().filter(target -> target.covers(uri)).findFirst();
    }

    @Override
    public String toString() {
        return "PropagationPolicy" + targets;
    }
}
