package io.github.psc4j.internal.validation;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The claims of a token, read without surprises: a claim of the wrong type is not there, and {@link #has} tells. PSC sends an
 * empty string where it has nothing to say, so that counts as absent, but for what binds a token to something.
 */
public final class Claims {
    /** 9999-12-31: beyond it arithmetic on instants would overflow. */
    private static final long MAX_EPOCH_SECONDS = 253_402_300_799L;

    private static final Pattern SPACES = Pattern.compile(" +");

    private final Map<String, @Nullable Object> members;

    Claims(Map<String, @Nullable Object> members) {
        this.members = members;
    }

    /** Whether the claim says something, of whatever type; {@code null} and {@code ""} count as absent. */
    boolean has(String name) {
        Object value = members.get(name);
        return value != null && !value.equals("");
    }

    /** Whether the claim has a value, an empty one included: what binds a token to something is not left out by being empty. */
    boolean hasValue(String name) {
        return members.get(name) != null;
    }

    /** Whether the claim is there at all, for those that must not be. */
    boolean names(String name) {
        return members.containsKey(name);
    }

    public Optional<String> string(String name) {
        return members.get(name) instanceof String text && !text.isEmpty() ? Optional.of(text) : Optional.empty();
    }

    /** A NumericDate (RFC 7519 2): seconds, whole or with a fraction, which is cut off. */
    public Optional<Instant> instant(String name) {
        if (members.get(name) instanceof Number number) {
            double seconds = number.doubleValue();
            if (seconds >= 0 && seconds <= MAX_EPOCH_SECONDS) {
                return Optional.of(Instant.ofEpochSecond(number.longValue()));
            }
        }
        return Optional.empty();
    }

    /** The audience: one string or an array of strings (RFC 7519 4.1.3); empty if it is anything else. */
    List<String> audience() {
        Object value = members.get("aud");
        if (value instanceof String one) {
            return List.of(one);
        }
        if (value instanceof List<?> many && many.stream().allMatch(String.class::isInstance)) {
            return many.stream().map(String.class::cast).toList();
        }
        return List.of();
    }

    /** A claim that is an object. */
    @SuppressWarnings("unchecked") // The reader makes objects with names of text only.
    Optional<Map<String, @Nullable Object>> object(String name) {
        return members.get(name) instanceof Map<?, ?> object
                ? Optional.of((Map<String, @Nullable Object>) object)
                : Optional.empty();
    }

    /** What {@code scope} grants: a text with spaces between (RFC 6749 3.3); empty if it is anything else. */
    public Set<String> scope() {
        return string("scope").stream()
                .flatMap(SPACES::splitAsStream)
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    public Map<String, @Nullable Object> asMap() {
        return Collections.unmodifiableMap(members);
    }
}
