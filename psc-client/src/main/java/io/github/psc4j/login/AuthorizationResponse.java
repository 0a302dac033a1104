package io.github.psc4j.login;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscLoginException;
import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.internal.encoding.VisibleAscii;
import io.github.psc4j.internal.limit.Limits;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.secret.Secret;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the browser brought back from the provider (RFC 6749 4.1.2), read strictly and not believed: each parameter at most
 * once (3.1), bounded, in well-formed encoding. Immutable; prints no code.
 */
public final class AuthorizationResponse {
    private static final Pattern PARAMETERS = Pattern.compile("&");
    /** Some frameworks read {@code code[]} and {@code code[0]} as {@code code}. */
    private static final Pattern KNOWN_AS_ARRAY = Pattern.compile("^(?:code|state|iss|error|response)\\[");

    private static final Pattern ERROR_CODE = Pattern.compile("[A-Za-z0-9_.-]{1,60}");

    private final Map<String, String> parameters;

    private AuthorizationResponse(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    /**
     * Reads the query of a callback URL.
     *
     * @param rawQuery the part after the question mark, still encoded; {@code null} if there is none
     * @return the parameters
     * @throws PscLoginException {@code PSC-3004} if a parameter is repeated, or the query is too long or badly encoded
     */
    @Implements({Requirement.RFC_6749_ONCE, Requirement.RFC_6749_IGNORE})
    public static AuthorizationResponse ofQuery(@Nullable String rawQuery) {
        String query = rawQuery == null ? "" : rawQuery;
        if (query.length() > Limits.CALLBACK_CHARS) {
            throw malformed("it is too long");
        }
        String[] pairs = PARAMETERS.split(query, Limits.CALLBACK_PARAMETERS + 1);
        if (pairs.length > Limits.CALLBACK_PARAMETERS) {
            throw malformed("it has too many parameters");
        }
        Map<String, String> parameters = new HashMap<>();
        for (String pair : pairs) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                if (KNOWN_AS_ARRAY.matcher(name).find() || parameters.put(name, value) != null) {
                    throw malformed("a parameter is repeated");
                }
            }
        }
        return new AuthorizationResponse(Map.copyOf(parameters));
    }

    /**
     * Reads a callback URL; only its query matters.
     *
     * @param callback the URL that the browser called
     * @return the parameters
     * @throws PscLoginException {@code PSC-3004} as {@link #ofQuery}
     */
    public static AuthorizationResponse of(URI callback) {
        Arguments.refuseNull(callback, "callback");
        return ofQuery(callback.getRawQuery());
    }

    private static String decode(String part) {
        try {
            String decoded = URLDecoder.decode(part, StandardCharsets.UTF_8);
            if (decoded.chars().anyMatch(Character::isISOControl)) {
                throw malformed("it has control characters");
            }
            return decoded;
        } catch (IllegalArgumentException e) {
            throw malformed("it is badly encoded");
        }
    }

    private static PscLoginException malformed(String reason) {
        return new PscLoginException(ErrorCode.CALLBACK_MALFORMED, "the callback is malformed: " + reason);
    }

    /**
     * Which pending login of the browser this belongs to, before anything else is validated.
     *
     * @return {@code state}, if there
     */
    public Optional<Secret> state() {
        return secret("state");
    }

    /**
     * Returns the code.
     *
     * @return {@code code}, if there; it counts only after the callback was validated
     */
    public Optional<Secret> code() {
        return secret("code");
    }

    /**
     * Returns who the response says it is from (RFC 9207).
     *
     * @return {@code iss}, if there
     */
    public Optional<String> issuer() {
        return Optional.ofNullable(parameters.get("iss"));
    }

    /**
     * Returns the error code of the provider: what cannot be one is replaced, and its description is never repeated.
     *
     * @return {@code error}, if there
     */
    public Optional<String> error() {
        return Optional.ofNullable(parameters.get("error"))
                .map(code -> ERROR_CODE.matcher(code).matches() ? code : "unreadable");
    }

    private Optional<Secret> secret(String name) {
        return Optional.ofNullable(parameters.get(name))
                .filter(value -> !value.isEmpty() && VisibleAscii.isAllOf(value))
                .map(Secret::of);
    }

    @Override
    public String toString() {
        return "AuthorizationResponse[masked]";
    }
}
