package io.github.psc4j.resource;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscValidationException;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.secret.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the token of a request: in the {@code Authorization} header, once, and nowhere else. The body is never looked at. */
public final class BearerCredentials {
    private static final String SCHEME = "bearer";
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");
    private static final Pattern SEPARATOR = Pattern.compile("[&;]");

    private BearerCredentials() {}

    /**
     * The bearer token of a request.
     *
     * @return the token; empty if there is none
     * @throws PscValidationException {@code PSC-5022}
     */
    @Implements({Requirement.RFC_6750_ONE_TOKEN, Requirement.RFC_6750_HEADER})
    public static Optional<Secret> of(ReceivedRequest request) {
        if (request.rawQuery().filter(BearerCredentials::namesToken).isPresent()) {
            throw refused("a token in an address is in logs and histories: send it in the Authorization header");
        }
        List<String> bearer = request.headers("Authorization").stream()
                .map(String::strip)
                .filter(BearerCredentials::isBearer)
                .toList();
        if (bearer.isEmpty()) {
            return Optional.empty();
        }
        if (bearer.size() > 1 || request.headers("Authorization").size() > 1) {
            throw refused("there is more than one Authorization header");
        }
        String token = bearer.get(0).substring(SCHEME.length()).strip();
        if (!TOKEN.matcher(token).matches()) {
            throw refused("what follows Bearer is not one token");
        }
        return Optional.of(Secret.of(token));
    }

    private static boolean isBearer(String credentials) {
        return credentials.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && (credentials.length() == SCHEME.length() || credentials.charAt(SCHEME.length()) == ' ');
    }

    private static boolean namesToken(String query) {
        return SEPARATOR.splitAsStream(query).anyMatch(parameter -> {
            int end = parameter.indexOf('=');
            return isTokenName(end < 0 ? parameter : parameter.substring(0, end));
        });
    }

    private static boolean isTokenName(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8).equals("access_token");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static PscValidationException refused(String why) {
        return new PscValidationException(ErrorCode.BEARER_REQUEST_INVALID, why);
    }
}
