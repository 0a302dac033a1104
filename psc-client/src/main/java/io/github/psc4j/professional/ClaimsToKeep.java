package io.github.psc4j.professional;

import io.github.psc4j.internal.argument.Arguments;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an application keeps of the personal data that Pro Santé Connect sends (RGPD, article 5.1.c, minimisation). The rest
 * is dropped before a {@link Professional} is made of it: it is neither in the typed views nor in {@link
 * Professional#raw()}, nor in the claims of the ID token that the session holds.
 *
 * <pre>{@code
 * ClaimsToKeep.only(Part.IDENTIFIERS, Part.NAMES, Part.PROFESSIONS);
 * }</pre>
 *
 * <p>What a session holds whatever is said here, because the protocol needs it: {@code sub} of the ID token, which ends with
 * the national identifier, with the claims of the protocol (times, {@code acr}, {@code sid} …), and the tokens, whose text
 * holds claims as well and which this library hands out only as {@code Secret}.
 *
 * <p>Immutable and thread-safe.
 */
public final class ClaimsToKeep {

    private static final ClaimsToKeep EVERYTHING = new ClaimsToKeep(EnumSet.allOf(Part.class));

    /** What the protocol needs of an ID token after login: to refresh it, to log out, and to know when the session ends. */
    private static final Set<String> PROTOCOL = Set.of(
            "iss",
            "sub",
            "aud",
            "azp",
            "exp",
            "iat",
            "nbf",
            "auth_time",
            "nonce",
            "acr",
            "amr",
            "at_hash",
            "c_hash",
            "s_hash",
            "jti",
            "sid",
            "session_state",
            "typ",
            "scope");

    /** A part of the personal data in a userinfo document. */
    public enum Part {
        /** National identifier, RPPS and ADELI number, other identifiers, user name, {@code sub}. */
        IDENTIFIERS,
        /** Civil name and names of practice, civility, title. */
        NAMES,
        /** Professions, professional categories, roles in the sense of {@code SubjectRole}. */
        PROFESSIONS,
        /** Specialties and other skills. */
        SKILLS,
        /** Mode, sector, role, kind and registration of each activity. */
        ACTIVITIES,
        /** Names and identifiers of the structures. */
        WORKPLACES,
        /** Postal addresses of the structures. */
        ADDRESSES,
        /** Telephone, fax and e-mail of the structures. */
        CONTACTS,
        /** How the person authenticated and may have access: tier, means, medical dispatch. */
        ACCESS,
        /** Every field that this library does not know. */
        UNKNOWN
    }

    private final Set<Part> parts;

    private ClaimsToKeep(Set<Part> parts) {
        this.parts = Collections.unmodifiableSet(parts);
    }

    /**
     * Keeps the whole document. The default.
     *
     * @return everything
     */
    public static ClaimsToKeep everything() {
        return EVERYTHING;
    }

    /**
     * Keeps some parts, and nothing else.
     *
     * @param parts the parts; none at all is allowed
     * @return what to keep
     */
    public static ClaimsToKeep only(Part... parts) {
        Arguments.refuseNull(parts, "parts");
        return only(List.of(parts));
    }

    /**
     * Keeps some parts, and nothing else.
     *
     * @param parts the parts; none at all is allowed
     * @return what to keep
     */
    public static ClaimsToKeep only(Collection<Part> parts) {
        Arguments.refuseNull(parts, "parts");
        Set<Part> kept = EnumSet.noneOf(Part.class);
        kept.addAll(parts);
        return new ClaimsToKeep(kept);
    }

    /**
     * Lists what is kept.
     *
     * @return the parts, in the order of their declaration
     */
    public Set<Part> parts() {
        return parts;
    }

    /**
     * Tells whether nothing is dropped.
     *
     * @return whether every part is kept
     */
    public boolean keepsEverything() {
        return parts.size() == Part.values().length;
    }

    /**
     * Drops from a userinfo document what is not kept.
     *
     * @param userInfo the document
     * @return the rest, unmodifiable; the document itself if everything is kept
     */
    public Map<String, @Nullable Object> of(Map<String, @Nullable Object> userInfo) {
        Arguments.refuseNull(userInfo, "userInfo");
        return keepsEverything() ? userInfo : kept(userInfo, DocumentFields.TOP);
    }

    /**
     * Drops from the claims of a token what is not kept, apart from those of the protocol.
     *
     * @param claims the claims
     * @return the rest, unmodifiable; the claims themselves if everything is kept
     */
    public Map<String, @Nullable Object> ofTokenClaims(Map<String, @Nullable Object> claims) {
        Arguments.refuseNull(claims, "claims");
        if (keepsEverything()) {
            return claims;
        }
        Map<String, @Nullable Object> rest = new LinkedHashMap<>();
        claims.forEach((name, value) -> {
            if (PROTOCOL.contains(name)) {
                rest.put(name, value);
            }
        });
        rest.putAll(of(claims));
        return Collections.unmodifiableMap(rest);
    }

    private Map<String, @Nullable Object> kept(Map<?, ?> members, DocumentFields level) {
        Map<String, @Nullable Object> rest = new LinkedHashMap<>();
        for (Map.Entry<?, ?> member : members.entrySet()) {
            if (member.getKey() instanceof String name) {
                DocumentFields inner = level.containers().get(name);
                if (inner == null) {
                    if (parts.contains(level.parts().getOrDefault(name, Part.UNKNOWN))) {
                        rest.put(name, member.getValue());
                    }
                } else if (holdsAnything(inner)) {
                    keep(rest, name, member.getValue(), inner);
                }
            }
        }
        return Collections.unmodifiableMap(rest);
    }

    /** A number or text where an object should be is of a part that nobody knows. */
    private void keep(Map<String, @Nullable Object> rest, String name, @Nullable Object value, DocumentFields level) {
        boolean container = value instanceof Map || value instanceof Collection;
        if (container || parts.contains(Part.UNKNOWN)) {
            rest.put(name, inner(value, level));
        }
    }

    private @Nullable Object inner(@Nullable Object value, DocumentFields level) {
        if (value instanceof Map<?, ?> map) {
            return kept(map, level);
        }
        if (value instanceof Collection<?> list) {
            List<@Nullable Object> rest = new ArrayList<>();
            for (Object item : list) {
                if (item instanceof Map || item instanceof Collection || parts.contains(Part.UNKNOWN)) {
                    rest.add(inner(item, level));
                }
            }
            return Collections.unmodifiableList(rest);
        }
        return value;
    }

    /** How many practices or activities there are is told only where something of them is kept. */
    private boolean holdsAnything(DocumentFields level) {
        return parts.contains(Part.UNKNOWN)
                || level.parts().values().stream().anyMatch(parts::contains)
                || level.containers().values().stream().anyMatch(this::holdsAnything);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClaimsToKeep that && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    @Override
    public String toString() {
        return "ClaimsToKeep" + parts;
    }
}
