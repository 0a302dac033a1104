package io.github.psc4j.contract.raw;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;

/** What the provider answered. */
record Answer(HttpResponse<String> response) {

    int status() {
        return response.statusCode();
    }

    Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    Optional<URI> location() {
        return header("Location").map(response.uri()::resolve);
    }

    Map<String, Object> json() {
        try {
            return JSONObjectUtils.parse(response.body());
        } catch (ParseException e) {
            throw new AssertionError("status " + status() + " without a JSON object: " + response.body(), e);
        }
    }

    String text(String field) {
        Object value = json().get(field);
        if (value instanceof String text) {
            return text;
        }
        throw new AssertionError("no text in \"" + field + "\": " + response.body());
    }

    /** {@code 400 invalid_grant}: status and OAuth error in one, so that a failed comparison shows both. */
    String failure() {
        return status() + " " + text("error");
    }

    /** RFC 6750, 3: the reason is in the header; there need not be a body. */
    boolean refusesTheToken() {
        String challenge = header("WWW-Authenticate").orElse("");
        return status() == 401 && challenge.startsWith("Bearer") && challenge.contains("error=\"invalid_token\"");
    }
}
