package io.github.psc4j.attack.internal;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEEncrypter;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.crypto.PasswordBasedEncrypter;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.psc4j.mock.extension.CompactJws;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Encrypted tokens with the one key that every confidential client has: its secret (OpenID Connect Core 10.2). */
final class EncryptedTokens {

    /** How many things {@link #tampered} can change. */
    static final int TAMPERINGS = 3;

    private static final int AES_BLOCK = 16;

    private EncryptedTokens() {}

    /** With the hash of the secret as the key. */
    static String direct(String secret, String content) {
        return serialized(new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM).build(), secret, content);
    }

    /** The same, compressed: little to send, much to read. */
    static String compressed(String secret, String content) {
        return serialized(
                new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                        .compressionAlgorithm(CompressionAlgorithm.DEF)
                        .build(),
                secret,
                content);
    }

    /** With a key that takes so many rounds to derive from the secret. */
    static String derived(String secret, int rounds, String content) {
        return serialized(
                new JWEHeader.Builder(JWEAlgorithm.PBES2_HS256_A128KW, EncryptionMethod.A128GCM).build(),
                new PasswordBasedEncrypter(secret, 16, rounds),
                content);
    }

    /**
     * With CBC and the hash of the secret as the key, and then one thing of it changed: the tag, the last byte of the padding
     * (by the block before it), or the vector.
     */
    static String tampered(String secret, String content, int which) {
        String[] parts = serialized(
                        new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A128CBC_HS256).build(),
                        secret,
                        content)
                .split("\\.", -1);
        int part = List.of(4, 3, 2).get(which);
        byte[] bytes = Base64.getUrlDecoder().decode(parts[part]);
        bytes[part == 3 ? bytes.length - 1 - AES_BLOCK : 0] ^= 1;
        parts[part] = CompactJws.encode(bytes);
        return String.join(".", parts);
    }

    /** By key agreement with a point that is on no curve that anybody uses; nobody can read it. */
    static String offTheCurve(String content) {
        String coordinate = CompactJws.encode(sha256("x"));
        String header = JSONObjectUtils.toJSONString(Map.of(
                "alg",
                "ECDH-ES",
                "enc",
                "A128CBC-HS256",
                "epk",
                Map.of("kty", "EC", "crv", "P-256", "x", coordinate, "y", CompactJws.encode(sha256("y")))));
        return String.join(
                ".",
                CompactJws.encode(header),
                "",
                CompactJws.encode(new byte[AES_BLOCK]),
                CompactJws.encode(content),
                CompactJws.encode(new byte[AES_BLOCK]));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String serialized(JWEHeader header, String secret, String content) {
        try {
            return serialized(header, new DirectEncrypter(sha256(secret)), content);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String serialized(JWEHeader header, JWEEncrypter encrypter, String content) {
        try {
            JWEObject encrypted = new JWEObject(header, new Payload(content));
            encrypted.encrypt(encrypter);
            return encrypted.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token without a signature (RFC 7519 section 6). */
    static String unsigned(Map<String, Object> claims) {
        return CompactJws.encode("{\"alg\":\"none\"}") + "." + CompactJws.encode(JSONObjectUtils.toJSONString(claims))
                + ".";
    }
}
