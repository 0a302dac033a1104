package io.github.psc4j.mock;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import io.github.psc4j.mock.model.Persona;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.ParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A service written by hand for these tests: each request can be bent. */
final class RelyingParty {

    static final String REDIRECT_URI = "http://localhost:8080/callback";
    static final String VERIFIER = "a-verifier-that-is-long-enough-for-rfc-7636-and-fixed";

    private final PscMockProvider psc;
    private final HttpClient http;

    RelyingParty(PscMockProvider psc) {
        this(psc, HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    RelyingParty(PscMockProvider psc, HttpClient http) {
        this.psc = psc;
        this.http = http;
    }

    static Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", PscMockProvider.CLIENT_ID);
        parameters.put("redirect_uri", REDIRECT_URI);
        parameters.put("scope", "openid scope_all");
        parameters.put("acr_values", "eidas1");
        parameters.put("state", "the state");
        parameters.put("nonce", "the nonce");
        parameters.put("code_challenge", challenge(VERIFIER));
        parameters.put("code_challenge_method", "S256");
        return parameters;
    }

    static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    URI authorizationUri() {
        return authorizationUri(parameters());
    }

    URI authorizationUri(Map<String, String> parameters) {
        return URI.create(psc.walletOrigin() + "/auth?" + encoded(parameters));
    }

    URI authorizationUriWithout(String name) {
        Map<String, String> parameters = parameters();
        parameters.remove(name);
        return authorizationUri(parameters);
    }

    URI authorizationUriWith(String name, String value) {
        Map<String, String> parameters = parameters();
        parameters.put(name, value);
        return authorizationUri(parameters);
    }

    Map<String, String> login(Persona persona) {
        return query(psc.login(authorizationUri(), persona));
    }

    static Map<String, String> codeForm(String code) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", REDIRECT_URI);
        form.put("code_verifier", VERIFIER);
        return form;
    }

    static Map<String, String> withSecret(Map<String, String> form) {
        Map<String, String> copy = new LinkedHashMap<>(form);
        copy.put("client_id", PscMockProvider.CLIENT_ID);
        copy.put("client_secret", PscMockProvider.CLIENT_SECRET);
        return copy;
    }

    static Map<String, String> refreshForm(String token) {
        return withSecret(Map.of("grant_type", "refresh_token", "refresh_token", token));
    }

    Answer token(Map<String, String> form) {
        return post(endpoint("token"), form);
    }

    Answer tokenFor(Persona persona) {
        return token(withSecret(codeForm(login(persona).get("code"))));
    }

    /** An authorization request that refers to a pushed one. */
    URI referringUri(String clientId, String requestUri) {
        return authorizationUri(Map.of("client_id", clientId, "request_uri", requestUri));
    }

    Answer push(Map<String, String> parameters) {
        return post(endpoint("ext/par/request"), withSecret(parameters));
    }

    Answer introspect(String token) {
        return post(endpoint("token/introspect"), withSecret(Map.of("token", token)));
    }

    Answer userInfo(String accessToken) {
        return send(HttpRequest.newBuilder(endpoint("userinfo")).header("Authorization", "Bearer " + accessToken));
    }

    URI endpoint(String suffix) {
        return URI.create(psc.issuer() + "/protocol/openid-connect/" + suffix);
    }

    URI logoutUri(Map<String, String> parameters) {
        return URI.create(endpoint("logout") + "?" + encoded(parameters));
    }

    Answer post(URI uri, Map<String, String> form, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    Answer get(String uri) {
        return send(HttpRequest.newBuilder(URI.create(uri)));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> URLEncoder.encode(entry.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    static Map<String, String> query(URI uri) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : uri.getRawQuery().split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    static Map<String, Object> claims(String token) {
        try {
            return SignedJWT.parse(token).getPayload().toJSONObject();
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    record Answer(HttpResponse<String> http) {

        int status() {
            return http.statusCode();
        }

        String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }

        Map<String, Object> json() {
            try {
                return JSONObjectUtils.parse(http.body());
            } catch (ParseException e) {
                throw new AssertionError("no JSON: " + http.body(), e);
            }
        }

        String text(String field) {
            return (String) json().get(field);
        }
    }
}
