package io.github.psc4j.mock.internal.endpoint;

import io.github.psc4j.mock.internal.session.AuthorizationRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The way back to the client, with {@code iss} as RFC 9207 asks. */
record Callback(String redirectUri, Optional<String> state, String issuer, Place place) {

    /** Where the parameters go. */
    enum Place {
        QUERY,
        FRAGMENT
    }

    Callback(String redirectUri, Optional<String> state, String issuer) {
        this(redirectUri, state, issuer, Place.QUERY);
    }

    static Callback of(AuthorizationRequest request, String issuer) {
        return new Callback(request.redirectUri(), Optional.of(request.state()), issuer);
    }

    String code(String code, String sessionState) {
        Map<String, String> parameters = new LinkedHashMap<>();
        state.ifPresent(value -> parameters.put("state", value));
        parameters.put("session_state", sessionState);
        parameters.put("iss", issuer);
        parameters.put("code", code);
        return appended(redirectUri, parameters);
    }

    String error(String error, String description) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("error", error);
        parameters.put("error_description", description);
        state.ifPresent(value -> parameters.put("state", value));
        parameters.put("iss", issuer);
        return place == Place.QUERY
                ? appended(redirectUri, parameters)
                : redirectUri + appended("", parameters).replaceFirst("\\?", "#");
    }

    /** For response types that a browser would read from the fragment (OAuth 2.0 Multiple Response Types, section 5). */
    Callback inFragment() {
        return new Callback(redirectUri, state, issuer, Place.FRAGMENT);
    }

    static String appended(String uri, Map<String, String> parameters) {
        StringBuilder result = new StringBuilder(uri);
        String separator = uri.indexOf('?') < 0 ? "?" : "&";
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            result.append(separator)
                    .append(URLEncoder.encode(parameter.getKey(), StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8)
                            .replace("+", "%20"));
            separator = "&";
        }
        return result.toString();
    }
}
