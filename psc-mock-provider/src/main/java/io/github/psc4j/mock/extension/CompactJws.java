package io.github.psc4j.mock.extension;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.psc4j.mock.internal.util.Json;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A signed token in its three parts (RFC 7515 section 3.1), to be put together again in ways that a library would not
 * allow. Immutable.
 *
 * @param header the JOSE header; its order is kept
 * @param payload the text that is signed
 * @param signature the third part, encoded
 */
public record CompactJws(Map<String, Object> header, String payload, String signature) {

    /**
     * A token; the header is copied.
     *
     * @param header the JOSE header
     * @param payload the text that is signed
     * @param signature the third part, encoded
     */
    public CompactJws {
        header = Json.frozen(header);
    }

    /**
     * Takes a token apart.
     *
     * @param token the token in compact form, as the provider made it
     * @return its parts
     * @throws IllegalStateException when it is no token of the provider
     */
    public static CompactJws parse(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw new IllegalStateException("a signed token has three parts");
        }
        return new CompactJws(json(text(parts[0])), text(parts[1]), parts[2]);
    }

    /**
     * Reads the payload as claims.
     *
     * @return the claims; may be changed
     */
    public Map<String, Object> claims() {
        return json(payload);
    }

    /**
     * Changes the header. The signature stays as it is.
     *
     * @param change gets a mutable copy of the header and returns the new one
     * @return the changed token
     */
    public CompactJws withHeader(UnaryOperator<Map<String, Object>> change) {
        return new CompactJws(change.apply(Json.thawed(header)), payload, signature);
    }

    /**
     * Sets a header parameter. The signature stays as it is.
     *
     * @param name the parameter
     * @param value its value
     * @return the changed token
     */
    public CompactJws withHeader(String name, Object value) {
        return withHeader(header -> {
            header.put(name, value);
            return header;
        });
    }

    /**
     * Changes the claims. The signature stays as it is.
     *
     * @param change gets a mutable copy of the claims and returns the new ones
     * @return the changed token
     */
    public CompactJws withClaims(UnaryOperator<Map<String, Object>> change) {
        return withPayload(Json.write(change.apply(Json.thawed(claims()))));
    }

    /**
     * Sets a claim. The signature stays as it is.
     *
     * @param name the claim
     * @param value its value
     * @return the changed token
     */
    public CompactJws withClaim(String name, Object value) {
        return withClaims(claims -> {
            claims.put(name, value);
            return claims;
        });
    }

    /**
     * Removes a claim. The signature stays as it is.
     *
     * @param name the claim
     * @return the changed token
     */
    public CompactJws withoutClaim(String name) {
        return withClaims(claims -> {
            claims.remove(name);
            return claims;
        });
    }

    /**
     * Replaces the payload. The signature stays as it is.
     *
     * @param text the payload, which need not be JSON
     * @return the changed token
     */
    public CompactJws withPayload(String text) {
        return new CompactJws(header, text, signature);
    }

    /**
     * Replaces the signature.
     *
     * @param encoded the third part, encoded
     * @return the changed token
     */
    public CompactJws withSignature(String encoded) {
        return new CompactJws(header, payload, encoded);
    }

    /**
     * Signs header and payload as they are.
     *
     * @param signer makes the signature
     * @return the signed token
     */
    public CompactJws signed(JwsSigner signer) {
        return withSignature(encode(signer.sign(signingInput().getBytes(StandardCharsets.US_ASCII))));
    }

    /**
     * Returns the first two parts as they are signed.
     *
     * @return the JWS signing input
     */
    public String signingInput() {
        return encode(Json.write(header)) + "." + encode(payload);
    }

    /**
     * Puts the parts together.
     *
     * @return the token in compact form
     */
    public String compact() {
        return signingInput() + "." + signature;
    }

    /**
     * Encodes a text as a part of a token.
     *
     * @param text the text
     * @return base64url of its UTF-8 bytes, without padding
     */
    public static String encode(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Encodes bytes as a part of a token.
     *
     * @param bytes the bytes
     * @return base64url, without padding
     */
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

    /** Names the parts, and shows no value. */
    @Override
    public String toString() {
        return "CompactJws[header " + header.keySet() + "]";
    }
}
