package io.github.psc4j.spring.internal;

import io.github.psc4j.internal.limit.Limits;
import io.github.psc4j.secret.Secret;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * The form that a provider posts (OpenID Connect Back-Channel Logout 2.5), read without the container's help, which would
 * read far more, and would take the token from the URL as well, where logs keep it.
 */
final class LogoutTokenForm {
    private static final String PARAMETER = "logout_token";

    /** One token, and room for what else the provider sends, which is ignored. */
    static final int MAX_BYTES = Limits.TOKEN_CHARS + 4 * 1024;

    private LogoutTokenForm() {}

    static boolean isForm(HttpServletRequest request) {
        try {
            String type = request.getContentType();
            return type != null
                    && MediaType.APPLICATION_FORM_URLENCODED.equalsTypeAndSubtype(MediaType.parseMediaType(type));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    /** The token; empty if there is none, if there are several, or if the form is too large or unreadable. */
    static Optional<Secret> read(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > MAX_BYTES) {
            return Optional.empty();
        }
        byte[] body = request.getInputStream().readNBytes(MAX_BYTES + 1);
        if (body.length > MAX_BYTES) {
            return Optional.empty();
        }
        List<String> tokens = body.length == 0 ? readBefore(request) : parse(body);
        return tokens.size() == 1
                ? Optional.of(tokens.get(0)).filter(token -> !token.isBlank()).map(Secret::of)
                : Optional.empty();
    }

    /** A filter of the application may have asked for some parameter: then the container has read the body for it. */
    private static List<String> readBefore(HttpServletRequest request) {
        String[] values = request.getQueryString() == null ? request.getParameterValues(PARAMETER) : null;
        return values == null ? List.of() : List.of(values);
    }

    private static List<String> parse(byte[] body) {
        try {
            return Arrays.stream(new String(body, StandardCharsets.ISO_8859_1).split("&", -1))
                    .filter(pair -> pair.startsWith(PARAMETER + "="))
                    .map(pair -> URLDecoder.decode(pair.substring(PARAMETER.length() + 1), StandardCharsets.UTF_8))
                    .toList();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }
}
