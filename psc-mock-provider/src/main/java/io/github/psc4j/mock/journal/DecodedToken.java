package io.github.psc4j.mock.journal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A token as it was sent, taken apart and not verified. Immutable.
 *
 * @param name the field or parameter that carried it, such as {@code access_token}
 * @param compact the text that was sent
 * @param header the JOSE header; empty for a token that is no JWT, such as the refresh tokens of this provider
 * @param claims the claims; empty for a token that is no JWT
 */
public record DecodedToken(String name, String compact, Map<String, Object> header, Map<String, Object> claims) {

    /**
     * A token; the maps are copied.
     *
     * @param name the field or parameter that carried it
     * @param compact the text that was sent
     * @param header the JOSE header, or an empty map
     * @param claims the claims, or an empty map
     */
    public DecodedToken {
        header = Collections.unmodifiableMap(new LinkedHashMap<>(header));
        claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
    }

    /**
     * Whether it could be read as a JWT.
     *
     * @return false for an opaque token
     */
    public boolean readable() {
        return !header.isEmpty();
    }

    /**
     * A claim.
     *
     * @param claim the name
     * @return the value; empty when the token has no such claim
     */
    public Optional<Object> claim(String claim) {
        return Optional.ofNullable(claims.get(claim));
    }

    /** Names the token and its claims, never a value. */
    @Override
    public String toString() {
        return "DecodedToken[" + name + ", claims " + claims.keySet() + "]";
    }
}
