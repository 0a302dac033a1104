package io.github.psc4j.attack;

import static io.github.psc4j.attack.LeakyApplication.require;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.PasswordBasedDecrypter;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.X509CertUtils;
import io.github.psc4j.attack.LeakyApplication.Refused;
import io.github.psc4j.mock.PscMockProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** What {@link LeakyApplication} believes of tokens and userinfo. */
final class LeakyValidation {

    private static final long LEEWAY = 60;

    private final String issuer;
    private final Set<LeakyCheck> off;
    private final LeakyTransport transport;

    LeakyValidation(String issuer, Set<LeakyCheck> off, LeakyTransport transport) {
        this.issuer = issuer;
        this.off = off;
        this.transport = transport;
    }

    private boolean on(LeakyCheck check) {
        return !off.contains(check);
    }

    /** The claims of the ID token. */
    Map<String, Object> person(Map<String, Object> tokens, String nonce, UnaryOperator<String> endpoint) {
        if (on(LeakyCheck.TOKEN_TYPE)) {
            require("Bearer".equals(tokens.get("token_type")), "token type");
        }
        Object access = tokens.get("access_token");
        Object id = tokens.get("id_token");
        require(!on(LeakyCheck.ACCESS_TOKEN_IS_THERE) || access instanceof String, "no access token");
        require(!on(LeakyCheck.ID_TOKEN_IS_THERE) || id instanceof String, "no ID token");
        Map<String, Object> claims = Map.of();
        if (id instanceof String token) {
            claims = verified(token, endpoint);
            checkClaims(claims, nonce, String.valueOf(access));
        }
        if (access instanceof String token) {
            userInfo(transport.get(endpoint.apply("userinfo_endpoint"), token), claims, endpoint);
        }
        return claims;
    }

    /** What a refresh answered, for a session that began with these claims. */
    void refreshed(Map<String, Object> tokens, Map<String, Object> before, UnaryOperator<String> endpoint) {
        Map<String, Object> claims = verified(String.valueOf(tokens.get("id_token")), endpoint);
        rule(LeakyCheck.REFRESHED_SUBJECT, Objects.equals(before.get("sub"), claims.get("sub")));
        rule(LeakyCheck.REFRESHED_ISSUER, Objects.equals(before.get("iss"), claims.get("iss")));
        rule(LeakyCheck.REFRESHED_AUDIENCE, Objects.equals(before.get("aud"), claims.get("aud")));
        rule(LeakyCheck.REFRESHED_AUTHENTICATION, Objects.equals(before.get("auth_time"), claims.get("auth_time")));
        rule(
                LeakyCheck.REFRESHED_HASH,
                half(String.valueOf(tokens.get("access_token"))).equals(claims.get("at_hash")));
    }

    /** The claims of a logout token. */
    Map<String, Object> logoutToken(String token, UnaryOperator<String> endpoint) {
        Map<String, Object> claims = verified(token, endpoint);
        long now = Instant.now().getEpochSecond();
        rule(
                LeakyCheck.LOGOUT_TYPE,
                "logout+jwt".equals(part(token.split("\\.", -1)[0]).get("typ")));
        rule(
                LeakyCheck.LOGOUT_EVENT,
                claims.get("events") instanceof Map<?, ?> events
                        && events.get("http://schemas.openid.net/event/backchannel-logout") instanceof Map<?, ?>);
        rule(LeakyCheck.LOGOUT_WITHOUT_NONCE, !claims.containsKey("nonce"));
        rule(LeakyCheck.LOGOUT_ISSUER, issuer.equals(claims.get("iss")));
        rule(LeakyCheck.LOGOUT_AUDIENCE, PscMockProvider.CLIENT_ID.equals(claims.get("aud")));
        rule(LeakyCheck.LOGOUT_OF_SOMEBODY, claims.containsKey("sub") || claims.containsKey("sid"));
        rule(LeakyCheck.LOGOUT_TIME, claims.get("exp") instanceof Number exp && exp.longValue() > now - LEEWAY);
        return claims;
    }

    private void userInfo(HttpResponse<String> answer, Map<String, Object> claims, UnaryOperator<String> endpoint) {
        boolean jwt = answer.headers().firstValue("Content-Type").orElse("").startsWith("application/jwt");
        Map<String, Object> document;
        if (!jwt) {
            document = transport.json(answer.body());
        } else if (!on(LeakyCheck.USERINFO_SIGNATURE) && answer.body().split("\\.", -1).length == 3) {
            document = part(answer.body().split("\\.", -1)[1]);
        } else {
            document = verified(answer.body(), endpoint);
        }
        if (on(LeakyCheck.USERINFO_SUBJECT) && claims.get("sub") instanceof String subject && !subject.isEmpty()) {
            require(subject.equals(document.get("sub")), "userinfo of somebody else");
        }
    }

    private Map<String, Object> verified(String token, UnaryOperator<String> endpoint) {
        String[] parts = token.split("\\.", -1);
        if (parts.length == 5) {
            require(on(LeakyCheck.ONE_REFUSAL), on(LeakyCheck.ONE_REFUSAL) ? "" : complaint(parts));
            require(!on(LeakyCheck.NO_ENCRYPTION), "encrypted");
            String inner = decrypted(token).strip();
            return inner.startsWith("{")
                    ? transport.json(inner)
                    : inner.endsWith(".") ? part(inner.split("\\.", -1)[1]) : verified(inner, endpoint);
        }
        require(parts.length == 3, "not a JWT");
        Map<String, Object> header = part(parts[0]);
        if (on(LeakyCheck.NO_CRITICAL_HEADER)) {
            require(!header.containsKey("crit"), "critical header");
        }
        if (!on(LeakyCheck.NO_ADDRESS_IN_THE_HEADER)) {
            for (String name : List.of("jku", "x5u")) {
                if (header.get(name) instanceof String address) {
                    transport.get(address, "");
                }
            }
        }
        Map<String, Object> claims = part(parts[1]);
        String algorithm = String.valueOf(header.getOrDefault("alg", "none"));
        if (algorithm.strip().toLowerCase(Locale.ROOT).equals("none")) {
            require(!on(LeakyCheck.NOT_NONE), "not signed");
            return claims;
        }
        byte[] input = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
        byte[] signature = bytes(parts[2]);
        switch (algorithm) {
            case "RS256" -> rs256(header, claims, input, signature, endpoint);
            case "HS256" -> hs256(header, input, signature, endpoint);
            case "ES256" -> require(!on(LeakyCheck.ECDSA_IS_CALCULATED), "elliptic signature");
            default -> throw new Refused("algorithm");
        }
        return claims;
    }

    private void rs256(
            Map<String, Object> header,
            Map<String, Object> claims,
            byte[] input,
            byte[] signature,
            UnaryOperator<String> endpoint) {
        if (!on(LeakyCheck.KEYS_OF_THE_CONFIGURED_ISSUER) && !issuer.equals(claims.get("iss"))) {
            transport.cached(claims.get("iss") + "/.well-known/openid-configuration");
        }
        if (!on(LeakyCheck.NO_KEY_IN_THE_HEADER) && (header.containsKey("jwk") || header.containsKey("x5c"))) {
            require(valid(keyInTheHeader(header), input, signature), "signature");
            return;
        }
        String kid = String.valueOf(header.get("kid"));
        if (!on(LeakyCheck.KID_IS_ONE_OF_THE_SET) && kid.startsWith("http")) {
            transport.get(kid, "");
        }
        if (header.get("kid") == null && !on(LeakyCheck.KEY_IS_NAMED)) {
            return;
        }
        RSAKey key = keys(endpoint).stream()
                .filter(candidate -> kid.equals(candidate.getKeyID()))
                .findFirst()
                .orElseThrow(() -> new Refused("unknown key"));
        if (on(LeakyCheck.KEY_IS_FOR_SIGNATURES)) {
            require("sig".equals(String.valueOf(key.getKeyUse())), "key for something else");
        }
        if (on(LeakyCheck.KEY_IS_LONG)) {
            require(key.size() >= 2048, "short key");
        }
        if (on(LeakyCheck.SIGNATURE)) {
            require(valid(publicKey(key), input, signature), "signature");
        }
    }

    private void hs256(Map<String, Object> header, byte[] input, byte[] signature, UnaryOperator<String> endpoint) {
        String kid = String.valueOf(header.get("kid"));
        if (!on(LeakyCheck.KID_IS_ONE_OF_THE_SET)) {
            byte[] found = kid.contains("/dev/null")
                    ? new byte[1]
                    : kid.contains("SELECT 'key'") ? "key".getBytes(StandardCharsets.US_ASCII) : new byte[] {7};
            require(Arrays.equals(hmac(found, input), signature), "signature");
            return;
        }
        require(!on(LeakyCheck.NO_HMAC), "algorithm");
        RSAKey key = keys(endpoint).stream()
                .filter(candidate -> kid.equals(candidate.getKeyID()))
                .findFirst()
                .orElseThrow(() -> new Refused("unknown key"));
        RSAPublicKey rsa = publicKey(key);
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(rsa.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        require(
                List.of(
                                pem.getBytes(StandardCharsets.US_ASCII),
                                rsa.getEncoded(),
                                key.toJSONString().getBytes(StandardCharsets.UTF_8),
                                key.getModulus().decode(),
                                PscMockProvider.CLIENT_SECRET.getBytes(StandardCharsets.UTF_8))
                        .stream()
                        .anyMatch(candidate -> Arrays.equals(hmac(candidate, input), signature)),
                "signature");
    }

    private List<RSAKey> keys(UnaryOperator<String> endpoint) {
        Map<String, Object> set = transport.cached(endpoint.apply("jwks_uri"));
        return ((List<?>) set.get("keys"))
                .stream()
                        .filter(key -> "RSA".equals(((Map<?, ?>) key).get("kty")))
                        .map(LeakyValidation::rsaKey)
                        .toList();
    }

    private void checkClaims(Map<String, Object> claims, String nonce, String accessToken) {
        long now = Instant.now().getEpochSecond();
        rule(LeakyCheck.ISSUER, issuer.equals(claims.get("iss")));
        Object audience = claims.get("aud");
        rule(
                LeakyCheck.AUDIENCE,
                PscMockProvider.CLIENT_ID.equals(audience)
                        || List.of(PscMockProvider.CLIENT_ID).equals(audience));
        rule(
                LeakyCheck.AUTHORIZED_PARTY,
                PscMockProvider.CLIENT_ID.equals(claims.getOrDefault("azp", PscMockProvider.CLIENT_ID)));
        rule(LeakyCheck.EXPIRY, claims.get("exp") instanceof Number exp && exp.longValue() > now - LEEWAY);
        rule(LeakyCheck.ISSUE_TIME, claims.get("iat") instanceof Number iat && iat.longValue() < now + LEEWAY);
        rule(
                LeakyCheck.NOT_BEFORE,
                !claims.containsKey("nbf")
                        || (claims.get("nbf") instanceof Number nbf && nbf.longValue() < now + LEEWAY));
        rule(LeakyCheck.NONCE, nonce.equals(claims.get("nonce")));
        rule(LeakyCheck.SUBJECT, claims.get("sub") instanceof String subject && !subject.isEmpty());
        rule(
                LeakyCheck.LEVEL,
                claims.get("acr") == null
                        || List.of("eidas1", "eidas2", "eidas3").contains(claims.get("acr")));
        rule(
                LeakyCheck.AUTHENTICATION_TIME,
                claims.get("auth_time") instanceof Number time && time.longValue() > now - 3_600 - LEEWAY);
        rule(
                LeakyCheck.ACCESS_TOKEN_HASH,
                !claims.containsKey("at_hash")
                        || accessToken.equals("null")
                        || half(accessToken).equals(claims.get("at_hash")));
    }

    private static String half(String accessToken) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(bytes(sha256(accessToken)), 16));
    }

    private void rule(LeakyCheck check, boolean holds) {
        if (on(check)) {
            require(holds, check.name());
        }
    }

    private Map<String, Object> part(String encoded) {
        return transport.json(new String(bytes(encoded), StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String encoded) {
        try {
            return Base64.getUrlDecoder().decode(encoded);
        } catch (IllegalArgumentException e) {
            throw new Refused("encoding");
        }
    }

    static String sha256(String text) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String decrypted(String token) {
        try {
            JWEObject encrypted = JWEObject.parse(token);
            if (encrypted.getHeader().getCompressionAlgorithm() != null) {
                return inflated(token.split("\\.", -1));
            }
            encrypted.decrypt(
                    JWEAlgorithm.DIR.equals(encrypted.getHeader().getAlgorithm())
                            ? new DirectDecrypter(bytes(sha256(PscMockProvider.CLIENT_SECRET)))
                            : new PasswordBasedDecrypter(PscMockProvider.CLIENT_SECRET));
            return encrypted.getPayload().toString();
        } catch (ParseException | JOSEException | GeneralSecurityException | IOException e) {
            throw new Refused("decryption");
        }
    }

    /** By hand, since the library stops in time. */
    private static String inflated(String[] parts) throws GeneralSecurityException, IOException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(bytes(sha256(PscMockProvider.CLIENT_SECRET)), "AES"),
                new GCMParameterSpec(128, bytes(parts[2])));
        cipher.updateAAD(parts[0].getBytes(StandardCharsets.US_ASCII));
        cipher.update(bytes(parts[3]));
        byte[] compressed = cipher.doFinal(bytes(parts[4]));
        try (InflaterInputStream inflating =
                new InflaterInputStream(new ByteArrayInputStream(compressed), new Inflater(true))) {
            return new String(inflating.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Looks at the padding before the tag, and tells which was wrong. */
    private static String complaint(String[] parts) {
        try {
            byte[] key = bytes(sha256(PscMockProvider.CLIENT_SECRET));
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(
                    Cipher.DECRYPT_MODE, new SecretKeySpec(key, 16, 16, "AES"), new IvParameterSpec(bytes(parts[2])));
            byte[] unused = cipher.doFinal(bytes(parts[3]));
            return "tag";
        } catch (GeneralSecurityException e) {
            return "padding";
        }
    }

    private static PublicKey keyInTheHeader(Map<String, Object> header) {
        try {
            if (header.get("jwk") instanceof Map<?, ?> jwk) {
                return publicKey(rsaKey(jwk));
            }
            String certificate = String.valueOf(((List<?>) header.get("x5c")).get(0));
            return X509CertUtils.parseWithException(Base64.getDecoder().decode(certificate))
                    .getPublicKey();
        } catch (GeneralSecurityException e) {
            throw new Refused("certificate");
        }
    }

    @SuppressWarnings("unchecked")
    private static RSAKey rsaKey(Object jwk) {
        try {
            return RSAKey.parse((Map<String, Object>) jwk);
        } catch (ParseException e) {
            throw new Refused("key");
        }
    }

    private static RSAPublicKey publicKey(RSAKey key) {
        try {
            return key.toRSAPublicKey();
        } catch (JOSEException e) {
            throw new Refused("key");
        }
    }

    private static boolean valid(PublicKey key, byte[] input, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(key);
            verifier.update(input);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static byte[] hmac(byte[] key, byte[] input) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
