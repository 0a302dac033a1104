package io.github.psc4j.internal.endpoint;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.internal.encoding.VisibleAscii;
import io.github.psc4j.internal.limit.Limits;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.token.TokenSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the response of the token endpoint (RFC 6749 5.1 and 5.2, OpenID Connect Core 3.1.3.3). */
@Implements({
    Requirement.CORE_TOKEN_RESPONSE,
    Requirement.RFC_6749_TOKEN_TYPE,
    Requirement.RFC_6749_SCOPE,
    Requirement.RFC_6749_UNKNOWN
})
final class TokenResponseReader {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

    private static final Set<String> ISSUED_TYPES =
            Set.of("urn:ietf:params:oauth:token-type:access_token", "urn:ietf:params:oauth:token-type:jwt");

    private static final long MAX_LIFETIME_SECONDS = Limits.TOKEN_LIFETIME.toSeconds();

    private TokenResponseReader() {}

    @Implements(Requirement.CORE_ID_TOKEN_THERE)
    static TokenSet readLogin(Map<String, @Nullable Object> members, Instant now) {
        Secret idToken = token(members, "id_token").orElseThrow(() -> missing("id_token"));
        return read(members, now, idToken, token(members, "refresh_token"));
    }

    @Implements(Requirement.RFC_6749_ROTATION)
    static RefreshedTokens readRefresh(Map<String, @Nullable Object> members, Instant now, TokenSet current) {
        Optional<Secret> idToken = token(members, "id_token");
        Optional<Secret> refreshToken = token(members, "refresh_token");
        TokenSet tokens = read(members, now, idToken.orElse(current.idToken()), refreshToken.or(current::refreshToken));
        // The old refresh token that is kept ends when it did.
        boolean keepsItsEnd =
                refreshToken.isEmpty() && tokens.refreshTokenExpiresAt().isEmpty();
        return new RefreshedTokens(keepsItsEnd ? RefreshedTokens.withRefreshTokenOf(current, tokens) : tokens, idToken);
    }

    /** The response of an exchange (RFC 8693 2.2.1). A refresh token in it is not kept: the next one is made from a fresh PSC token. */
    @Implements(Requirement.RFC_8693_ISSUED)
    static ExchangedToken readExchange(Map<String, @Nullable Object> members, Instant now, Set<String> requested) {
        Object issued = members.get("issued_token_type");
        if (!ISSUED_TYPES.contains(String.valueOf(issued))) {
            throw new PscProviderException(
                    ErrorCode.TOKEN_RESPONSE_INVALID, "the exchange did not issue what it says is an access token");
        }
        // A Keycloak that grants nothing says so with an empty text.
        Set<String> granted = members.get("scope") instanceof String ? scope(members) : requested;
        return new ExchangedToken(now, bearer(members), now.plus(lifetime(members)), granted);
    }

    private static TokenSet read(
            Map<String, @Nullable Object> members, Instant now, Secret idToken, Optional<Secret> refreshToken) {
        return new TokenSet(
                now,
                bearer(members),
                now.plus(lifetime(members)),
                idToken,
                refreshToken,
                // Keycloak says 0 for a refresh token that has no end of its own.
                seconds(members, "refresh_expires_in").filter(d -> !d.isZero()).map(now::plus),
                scope(members));
    }

    private static Secret bearer(Map<String, @Nullable Object> members) {
        Secret accessToken = token(members, "access_token").orElseThrow(() -> missing("access_token"));
        if (!(members.get("token_type") instanceof String type) || !type.equalsIgnoreCase("Bearer")) {
            throw new PscProviderException(
                    ErrorCode.TOKEN_RESPONSE_INVALID, "the token response is not of the type Bearer");
        }
        return accessToken;
    }

    private static Duration lifetime(Map<String, @Nullable Object> members) {
        return seconds(members, "expires_in").orElse(TokenSet.SHORT);
    }

    private static Optional<Secret> token(Map<String, @Nullable Object> members, String name) {
        Object value = members.get(name);
        if (value == null || value.equals("")) {
            return Optional.empty();
        }
        // A bearer token goes into a header: visible ASCII, no white space (RFC 6750 2.1).
        if (value instanceof String text && text.length() <= Limits.TOKEN_CHARS && VisibleAscii.isAllOf(text)) {
            return Optional.of(Secret.of(text));
        }
        throw new PscProviderException(ErrorCode.TOKEN_RESPONSE_INVALID, "the token response has an unusable " + name);
    }

    private static PscProviderException missing(String name) {
        return new PscProviderException(ErrorCode.TOKEN_RESPONSE_INVALID, "the token response has no " + name);
    }

    private static Optional<Duration> seconds(Map<String, @Nullable Object> members, String name) {
        Object value = members.get(name);
        if (value instanceof String digits && DIGITS.matcher(digits).matches()) {
            value = Long.valueOf(digits);
        }
        return value instanceof Number number
                ? Optional.of(Duration.ofSeconds(Math.max(0, Math.min(number.longValue(), MAX_LIFETIME_SECONDS))))
                : Optional.empty();
    }

    private static Set<String> scope(Map<String, @Nullable Object> members) {
        return members.get("scope") instanceof String text && !text.isBlank()
                ? Set.copyOf(java.util.Arrays.asList(text.trim().split(" +", -1)))
                : Set.of();
    }
}
