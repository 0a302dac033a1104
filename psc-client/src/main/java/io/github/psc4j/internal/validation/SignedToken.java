package io.github.psc4j.internal.validation;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscValidationException;
import io.github.psc4j.internal.json.Json;
import io.github.psc4j.internal.json.JsonException;
import io.github.psc4j.internal.limit.Limits;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JWS in compact form (RFC 7515 3.1), taken apart and not yet believed. An encrypted token (five parts) is refused here,
 * and so is every encoding of the same bytes but the canonical one.
 */
@Implements({
    Requirement.RFC_7515_FORM,
    Requirement.CORE_NOT_ENCRYPTED,
    Requirement.BACK_CHANNEL_FORM,
    Requirement.RFC_8725_UTF8,
    Requirement.CORE_USERINFO_NOT_ENCRYPTED
})
final class SignedToken {
    private static final int ENCRYPTED_DOTS = 4;
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final String LAST_OF_TWO = "AQgw";
    private static final String LAST_OF_THREE = "AEIMQUYcgkosw048";

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
        int headerEnd = compact.indexOf('.');
        int claimsEnd = compact.indexOf('.', headerEnd + 1);
        if (headerEnd < 0 || claimsEnd < 0 || compact.indexOf('.', claimsEnd + 1) >= 0) {
            long dots = compact.chars().filter(c -> c == '.').count();
            throw malformed(dots == ENCRYPTED_DOTS ? "encrypted, which is not accepted" : "not three parts");
        }
        if (headerEnd > Limits.TOKEN_HEADER_CHARS) {
            throw malformed("its header is longer than " + Limits.TOKEN_HEADER_CHARS + " characters");
        }
        return new SignedToken(
                compact.substring(0, claimsEnd),
                decode(compact.substring(claimsEnd + 1)),
                object(compact.substring(0, headerEnd), "header"),
                new Claims(object(compact.substring(headerEnd + 1, claimsEnd), "claims")));
    }

    /** The claims alone, of what may be a token: for whoever only has to choose who validates it. */
    static Claims claimsOf(String compact) {
        int start = compact.indexOf('.') + 1;
        int end = compact.indexOf('.', start);
        if (end < 0 || compact.length() > Limits.TOKEN_CHARS) {
            throw malformed("not three parts");
        }
        return new Claims(object(compact.substring(start, end), "claims"));
    }

    private static Map<String, @Nullable Object> object(String part, String name) {
        try {
            return Json.parseObject(decode(part));
        } catch (JsonException e) {
            throw malformed(name + ": " + e.getMessage());
        }
    }

    private static byte[] decode(String part) {
        if (isCanonical(part)) {
            try {
                return DECODER.decode(part.getBytes(StandardCharsets.ISO_8859_1));
            } catch (IllegalArgumentException e) {
                // Characters of another alphabet: told like every other spelling.
            }
        }
        throw malformed("not in canonical base64url");
    }

    /** The same bytes have one spelling: without padding, and with nothing in the bits that the last character leaves over. */
    private static boolean isCanonical(String part) {
        char last = part.isEmpty() ? 'A' : part.charAt(part.length() - 1);
        return last != '='
                && switch (part.length() % 4) {
                    case 0 -> true;
                    case 2 -> LAST_OF_TWO.indexOf(last) >= 0;
                    case 3 -> LAST_OF_THREE.indexOf(last) >= 0;
                    default -> false;
                };
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
