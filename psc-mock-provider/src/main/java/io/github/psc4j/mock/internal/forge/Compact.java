package io.github.psc4j.mock.internal.forge;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.psc4j.mock.internal.Json;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A JWS taken apart, to be put together again in ways that a library would not allow. Immutable.
 *
 * @param header the JOSE header; its order is kept
 * @param payload the text that is signed
 * @param signature the third part, encoded
 */
public record Compact(Map<String, Object> header, String payload, String signature) {

    public Compact {
        header = Json.frozen(header);
    }

    public static Compact parse(String token) {
        String[] parts = token.split("\\.", -1);
        return new Compact(json(text(parts[0])), text(parts[1]), parts[2]);
    }

    public Map<String, Object> claims() {
        return json(payload);
    }

    public Compact withHeader(UnaryOperator<Map<String, Object>> change) {
        return new Compact(change.apply(Json.thawed(header)), payload, signature);
    }

    public Compact withHeader(String name, Object value) {
        return withHeader(header -> {
            header.put(name, value);
            return header;
        });
    }

    public Compact withClaims(UnaryOperator<Map<String, Object>> change) {
        return withPayload(Json.write(change.apply(Json.thawed(claims()))));
    }

    public Compact withClaim(String name, Object value) {
        return withClaims(claims -> {
            claims.put(name, value);
            return claims;
        });
    }

    public Compact withoutClaim(String name) {
        return withClaims(claims -> {
            claims.remove(name);
            return claims;
        });
    }

    public Compact withPayload(String text) {
        return new Compact(header, text, signature);
    }

    public Compact withSignature(String encoded) {
        return new Compact(header, payload, encoded);
    }

    public Compact signed(Signer signer) {
        return withSignature(encode(signer.sign(signingInput().getBytes(StandardCharsets.US_ASCII))));
    }

    /** The first two parts as they are signed. */
    public String signingInput() {
        return encode(Json.write(header)) + "." + encode(payload);
    }

    public String compact() {
        return signingInput() + "." + signature;
    }

    public static String encode(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8));
    }

    public static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String text(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static Map<String, Object> json(String text) {
        try {
            return new LinkedHashMap<>(JSONObjectUtils.parse(text));
        } catch (ParseException e) {
            throw new IllegalStateException("the provider's own token cannot be read", e);
        }
    }
}
