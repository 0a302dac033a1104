package io.github.psc4j.mock.internal.journal;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.psc4j.mock.extension.Parameters;
import io.github.psc4j.mock.journal.DecodedToken;
import java.net.URI;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds tokens in requests and responses, and takes them apart without trusting them. */
public final class Tokens {

    private static final int MAX_DECODED = 65_536;
    private static final List<String> IN_REQUESTS = List.of(
            "token",
            "refresh_token",
            "id_token_hint",
            "subject_token",
            "actor_token",
            "client_assertion",
            "logout_token");
    private static final List<String> IN_ANSWERS = List.of("access_token", "refresh_token", "id_token");

    private Tokens() {}

    static List<DecodedToken> presented(Parameters parameters, Optional<String> authorization) {
        List<DecodedToken> tokens = new ArrayList<>();
        authorization
                .filter(header -> header.toLowerCase(Locale.ROOT).startsWith("bearer "))
                .ifPresent(header -> tokens.add(
                        decoded("bearer", header.substring("bearer ".length()).trim())));
        for (String name : IN_REQUESTS) {
            parameters.get(name).ifPresent(compact -> tokens.add(decoded(name, compact)));
        }
        return tokens;
    }

    static List<DecodedToken> issued(Optional<String> contentType, Optional<String> location, String body) {
        List<DecodedToken> tokens = new ArrayList<>();
        location.flatMap(Tokens::code)
                .ifPresent(code -> tokens.add(new DecodedToken("code", code, Map.of(), Map.of())));
        String type = contentType.orElse("");
        if (type.startsWith("application/json")) {
            Map<String, Object> document = object(body);
            for (String name : IN_ANSWERS) {
                if (document.get(name) instanceof String compact) {
                    tokens.add(decoded(name, compact));
                }
            }
        } else if (type.startsWith("application/") && type.contains("jwt")) {
            tokens.add(decoded("answer", body));
        }
        return tokens;
    }

    private static Optional<String> code(String location) {
        try {
            String query = URI.create(location).getRawQuery();
            return query == null ? Optional.empty() : Parameters.parse(query).get("code");
        } catch (IllegalArgumentException | Parameters.MalformedException e) {
            return Optional.empty();
        }
    }

    public static DecodedToken decoded(String name, String compact) {
        if (compact.length() > MAX_DECODED) {
            return new DecodedToken(name, compact.substring(0, MAX_DECODED), Map.of(), Map.of());
        }
        String[] parts = compact.split("\\.", -1);
        if (parts.length < 3) {
            return new DecodedToken(name, compact, Map.of(), Map.of());
        }
        return new DecodedToken(name, compact, part(parts[0]), part(parts[1]));
    }

    private static Map<String, Object> part(String encoded) {
        return object(new Base64URL(encoded).decodeToString());
    }

    private static Map<String, Object> object(String json) {
        try {
            Map<String, Object> document = json.length() > MAX_DECODED ? null : JSONObjectUtils.parse(json);
            return document == null ? Map.of() : document;
        } catch (ParseException e) {
            return Map.of();
        }
    }
}
