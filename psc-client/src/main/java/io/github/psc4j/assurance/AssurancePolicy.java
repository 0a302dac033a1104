package io.github.psc4j.assurance;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.internal.argument.Arguments;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Decides what an {@code acr} is worth. For a plain login an absent {@code acr} counts as the level that was requested,
 * because PSC offers no lower one; where a minimum level is required, an absent or unknown {@code acr} is refused. Immutable,
 * thread-safe.
 */
public final class AssurancePolicy {
    private static final EidasLevel REQUESTED = EidasLevel.EIDAS1;
    private static final AssurancePolicy STANDARD = new AssurancePolicy(
            Map.of("eidas1", EidasLevel.EIDAS1, "eidas2", EidasLevel.EIDAS2, "eidas3", EidasLevel.EIDAS3), true);

    private final Map<String, EidasLevel> names;
    private final boolean absentAccepted;

    private AssurancePolicy(Map<String, EidasLevel> names, boolean absentAccepted) {
        this.names = Map.copyOf(names);
        this.absentAccepted = absentAccepted;
    }

    /**
     * The names that PSC uses.
     *
     * @return the policy that knows {@code eidas1}, {@code eidas2} and {@code eidas3}
     */
    public static AssurancePolicy defaults() {
        return STANDARD;
    }

    /**
     * Learns another name of a level, for the day a provider renames its levels.
     *
     * @param acr the value of {@code acr}, compared exactly
     * @param level the level it stands for
     * @return a changed copy
     * @throws PscConfigurationException {@code PSC-1001} if the name is empty, or PSC's own for another level
     */
    public AssurancePolicy withAlias(String acr, EidasLevel level) {
        Arguments.refuseNull(acr, "acr");
        Arguments.refuseNull(level, "level");
        EidasLevel own = STANDARD.names.get(acr);
        if (acr.isEmpty() || (own != null && own != level)) {
            throw new PscConfigurationException(
                    ErrorCode.CONFIGURATION_INVALID, "an alias is another name, not another level for a name of PSC");
        }
        Map<String, EidasLevel> more = new HashMap<>(names);
        more.put(acr, level);
        return new AssurancePolicy(more, absentAccepted);
    }

    /**
     * Refuses an absent {@code acr} at every login, not only where a minimum level is required. Tokens of PSC have been seen without.
     *
     * @return a changed copy
     */
    public AssurancePolicy refusingAbsent() {
        return new AssurancePolicy(names, false);
    }

    /**
     * The value of {@code acr_values} in a login request.
     *
     * @return {@code eidas1}, the only one that PSC accepts
     */
    public String requestedAcrValues() {
        return "eidas1";
    }

    /**
     * Validates an {@code acr}.
     *
     * @param acr the claim, if the ID token has it
     * @param minimum the level that this login needs, if it needs one
     * @param authenticatedAt {@code auth_time}, if the ID token has it
     * @return what may be relied on, or empty if it is not enough
     */
    public Optional<Assurance> validate(
            Optional<String> acr, Optional<EidasLevel> minimum, Optional<Instant> authenticatedAt) {
        Arguments.refuseNull(acr, "acr");
        Arguments.refuseNull(authenticatedAt, "authenticatedAt");
        Arguments.refuseNull(minimum, "minimum");
        if (acr.isEmpty()) {
            return minimum.isPresent() || !absentAccepted
                    ? Optional.empty()
                    : Optional.of(new Assurance(REQUESTED, Assurance.Statement.NOT_STATED, authenticatedAt));
        }
        return Optional.ofNullable(names.get(acr.get()))
                .filter(level -> level.isAtLeast(minimum.orElse(REQUESTED)))
                .map(level -> new Assurance(level, Assurance.Statement.STATED, authenticatedAt));
    }
}
