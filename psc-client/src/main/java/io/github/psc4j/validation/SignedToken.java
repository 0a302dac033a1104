package io.github.psc4j.validation;

import com.nimbusds.jose.util.Base64URL;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscValidationException;
import io.github.psc4j.internal.rule.Enforces;
import io.github.psc4j.internal.rule.Rule;
import io.github.psc4j.json.Json;
import io.github.psc4j.json.JsonException;
import io.github.psc4j.limit.Limits;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A JWS in compact form (RFC 7515 3.1), taken apart and not yet believed. An encrypted token (five parts) is refused here,
 * and so is every encoding of the same bytes but the canonical one.
 */
@Enforces({
    Rule.RFC_7515_FORM,
    Rule.CORE_NOT_ENCRYPTED,
    Rule.BACK_CHANNEL_FORM,
    Rule.RFC_8725_UTF8,
    Rule.CORE_USERINFO_NOT_ENCRYPTED
})
final class SignedToken {
    private static final Pattern DOT = Pattern.compile("\\.");

    private final String signingInput;
    private final byte[] signature;
    private final Map<String, @Nullable Object> header;
    private final Claims claims;

    private SignedToken(String signingInput, byte[] signature, Map<String, @Nullable Object> header, Claims claims) {
        this.signingInput = signingInput;
        this.signature = signature;
        this.header = header;
        this.claims = claims;
    }

    static SignedToken parse(String compact) {
        return parse(compact, Limits.TOKEN_CHARS);
    }

    static SignedToken parse(String compact, int maxChars) {
        if (compact.length() > maxChars) {
            throw malformed("longer than " + maxChars + " characters");
        }
        String[] parts = DOT.split(compact, -1);
        if (parts.length != 3) {
            throw malformed(parts.length == 5 ? "encrypted, which is not accepted" : "not three parts");
        }
        if (parts[0].length() > Limits.TOKEN_HEADER_CHARS) {
            throw malformed("its header is longer than " + Limits.TOKEN_HEADER_CHARS + " characters");
        }
        return new SignedToken(
                parts[0] + "." + parts[1],
                decode(parts[2]),
                object(parts[0], "header"),
                new Claims(object(parts[1], "claims")));
    }

    private static Map<String, @Nullable Object> object(String part, String name) {
        try {
            return Json.parseObject(decode(part));
        } catch (JsonException e) {
            throw malformed(name + ": " + e.getMessage());
        }
    }

    private static byte[] decode(String part) {
        byte[] bytes = new Base64URL(part).decode();
        if (!Base64URL.encode(bytes).toString().equals(part)) {
            throw malformed("not in canonical base64url");
        }
        return bytes;
    }

    private static PscValidationException malformed(String reason) {
        return new PscValidationException(ErrorCode.TOKEN_MALFORMED, "the token is malformed: " + reason);
    }

    Map<String, @Nullable Object> header() {
        return header;
    }

    Claims claims() {
        return claims;
    }

    byte[] signingInput() {
        return signingInput.getBytes(StandardCharsets.US_ASCII);
    }

    byte[] signature() {
        return signature.clone();
    }
}
