package io.github.psc4j.contract.raw;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** One login that a relying party has begun: its secrets, and the parameters of its authorization request. */
record Attempt(String state, String nonce, String verifier, Map<String, String> parameters) {

    private static final SecureRandom RANDOM = new SecureRandom();

    static Attempt begin(String clientId, String redirectUri) {
        // A state with everything that a careless provider could fail to encode.
        String state = random() + "+/=& %é";
        String nonce = random();
        String verifier = random();
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", clientId);
        parameters.put("redirect_uri", redirectUri);
        parameters.put("scope", "openid scope_all");
        parameters.put("acr_values", "eidas1");
        parameters.put("state", state);
        parameters.put("nonce", nonce);
        parameters.put("code_challenge", challenge(verifier));
        parameters.put("code_challenge_method", "S256");
        return new Attempt(state, nonce, verifier, Map.copyOf(parameters));
    }

    Attempt with(String parameter, String value) {
        Map<String, String> changed = new LinkedHashMap<>(parameters);
        changed.put(parameter, value);
        return new Attempt(state, nonce, verifier, Map.copyOf(changed));
    }

    Attempt without(String parameter) {
        Map<String, String> changed = new LinkedHashMap<>(parameters);
        changed.remove(parameter);
        return new Attempt(state, nonce, verifier, Map.copyOf(changed));
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        return base64Url(sha256(verifier));
    }

    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return base64Url(bytes);
    }
}
