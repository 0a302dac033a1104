package io.github.psc4j.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A good ID token of an invented person, of which a test spoils one thing. The one factory of tokens. */
public final class TestToken {
    public static final String SUBJECT = "f:00000000-0000-4000-8000-000000000001:899700000017";
    public static final String NONCE = "nonce-of-this-login-nonce-of-this-login-123";
    public static final String ACCESS_TOKEN = "canary-access-token";

    private final Map<String, Object> header = new LinkedHashMap<>();
    private final Map<String, Object> claims = new LinkedHashMap<>();

    private TestToken(String issuer, String clientId) {
        long now = FakeClock.START.getEpochSecond();
        header.put("alg", "RS256");
        header.put("typ", "JWT");
        header.put("kid", TestKeys.PROVIDER.getKeyID());
        claims.put("iss", issuer);
        claims.put("sub", SUBJECT);
        claims.put("aud", clientId);
        claims.put("azp", clientId);
        claims.put("typ", "ID");
        claims.put("exp", now + 120);
        claims.put("iat", now);
        claims.put("auth_time", now - 60);
        claims.put("nonce", NONCE);
        claims.put("acr", "eidas1");
        claims.put("sid", "11111111-1111-4111-8111-111111111111");
        claims.put("at_hash", hash(ACCESS_TOKEN));
    }

    public static TestToken good(String issuer, String clientId) {
        return new TestToken(issuer, clientId);
    }

    /** A signed userinfo response: the same person, and nothing that makes an ID token. */
    public static TestToken userInfo(String issuer, String clientId) {
        return new TestToken(issuer, clientId)
                .claims(c -> c.keySet()
                        .removeAll(List.of("typ", "nonce", "azp", "auth_time", "acr", "sid", "at_hash", "exp")));
    }

    /** A logout token for that person's session. */
    public static TestToken logout(String issuer, String clientId) {
        return new TestToken(issuer, clientId)
                .header(h -> h.put("typ", "logout+jwt"))
                .claims(c -> {
                    c.keySet().removeAll(List.of("nonce", "azp", "auth_time", "acr", "at_hash"));
                    c.put("typ", "Logout");
                    c.put("jti", "22222222-2222-4222-8222-222222222222");
                    c.put("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
                });
    }

    /** An access token for a service that receives it. */
    public static TestToken access(String issuer, String audience) {
        return new TestToken(issuer, audience)
                .header(h -> h.put("typ", "at+jwt"))
                .claims(c -> {
                    c.keySet().removeAll(List.of("nonce", "at_hash"));
                    c.put("typ", "Bearer");
                    c.put("azp", "a-client");
                    c.put("scope", "read write");
                });
    }

    /** The claims, to be introspected or changed. */
    public Map<String, Object> claims() {
        return claims;
    }

    public TestToken claims(Consumer<Map<String, Object>> change) {
        change.accept(claims);
        return this;
    }

    public TestToken header(Consumer<Map<String, Object>> change) {
        change.accept(header);
        return this;
    }

    public String sign() {
        return sign(TestKeys.PROVIDER);
    }

    public String sign(RSAKey key) {
        return sign(key, JSONObjectUtils.toJSONString(header), JSONObjectUtils.toJSONString(claims));
    }

    /** Any two texts, signed by the provider as header and claims. */
    public static String sign(String header, String claims) {
        return sign(TestKeys.PROVIDER, header, claims);
    }

    private static String sign(RSAKey key, String header, String claims) {
        try {
            String input = part(header) + "." + part(claims);
            Base64URL signature = new RSASSASigner(key)
                    .sign(new JWSHeader(JWSAlgorithm.RS256), input.getBytes(StandardCharsets.US_ASCII));
            return input + "." + signature;
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The token with a signature of the test's own. */
    public String signedBy(java.util.function.Function<byte[], byte[]> signature) {
        String input = part(JSONObjectUtils.toJSONString(header)) + "." + part(JSONObjectUtils.toJSONString(claims));
        return input + "." + Base64URL.encode(signature.apply(input.getBytes(StandardCharsets.US_ASCII)));
    }

    public static String part(String json) {
        return Base64URL.encode(json).toString();
    }

    public static String hash(String accessToken) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(accessToken.getBytes(StandardCharsets.US_ASCII));
            return Base64URL.encode(Arrays.copyOf(digest, 16)).toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
