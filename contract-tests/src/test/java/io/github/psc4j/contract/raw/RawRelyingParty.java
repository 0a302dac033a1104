package io.github.psc4j.contract.raw;

import io.github.psc4j.contract.Person;
import io.github.psc4j.contract.ProviderUnderTest;
import io.github.psc4j.contract.SecretClient;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** A relying party of plain requests, at the client with the secret. */
final class RawRelyingParty {

    private final ProviderUnderTest provider;
    private final RawClient http;
    private final Map<String, Object> discovery;

    RawRelyingParty(ProviderUnderTest provider) {
        this.provider = provider;
        this.http = RawClient.of(provider);
        this.discovery = http.get(provider.discoveryDocument()).json();
    }

    RawClient http() {
        return http;
    }

    Map<String, Object> discovery() {
        return discovery;
    }

    URI endpoint(String name) {
        if (discovery.get(name) instanceof String uri) {
            return URI.create(uri);
        }
        throw new AssertionError("the discovery document has no " + name);
    }

    Attempt begin() {
        return Attempt.begin(
                provider.secretClient().id(), provider.redirectUri().toString());
    }

    URI authorizationUri(Attempt attempt) {
        return URI.create(endpoint("authorization_endpoint") + "?" + Form.encode(attempt.parameters()));
    }

    Answer push(Attempt attempt) {
        return http.post(endpoint("pushed_authorization_request_endpoint"), attempt.parameters(), basic());
    }

    /** An authorization request that refers to a pushed one. */
    URI referringUri(String requestUri) {
        return referringUri(provider.secretClient().id(), requestUri);
    }

    URI referringUri(String clientId, String requestUri) {
        return URI.create(endpoint("authorization_endpoint") + "?"
                + Form.encode(Map.of("client_id", clientId, "request_uri", requestUri)));
    }

    /** The callback's parameters after the person has logged in. */
    Map<String, String> callback(Attempt attempt, Person person) {
        return Form.query(provider.logIn(authorizationUri(attempt), person));
    }

    String code(Attempt attempt, Person person) {
        String code = callback(attempt, person).get("code");
        if (code == null) {
            throw new AssertionError("no code in the callback");
        }
        return code;
    }

    Map<String, String> codeGrant(Attempt attempt, String code) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", provider.redirectUri().toString());
        form.put("code_verifier", attempt.verifier());
        return form;
    }

    Answer token(Map<String, String> form) {
        return http.post(endpoint("token_endpoint"), form, basic());
    }

    Answer logIn(Attempt attempt, Person person) {
        Answer answer = token(codeGrant(attempt, code(attempt, person)));
        if (answer.status() != 200) {
            throw new AssertionError(
                    "the login got no tokens: " + answer.response().body());
        }
        return answer;
    }

    Answer logIn(Person person) {
        return logIn(begin(), person);
    }

    Answer refresh(String refreshToken) {
        return token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    Answer userinfo(String accessToken) {
        return http.get(endpoint("userinfo_endpoint"), "Authorization", "Bearer " + accessToken);
    }

    Answer introspect(String token) {
        return http.post(endpoint("introspection_endpoint"), Map.of("token", token), basic());
    }

    Answer endSession(Map<String, String> parameters) {
        return http.get(URI.create(endpoint("end_session_endpoint") + "?" + Form.encode(parameters)));
    }

    String[] basic() {
        SecretClient client = provider.secretClient();
        return basic(client.id(), client.secret());
    }

    /** RFC 6749, 2.3.1: both are form-encoded before they are joined. */
    static String[] basic(String id, String secret) {
        String pair = Form.encode(id) + ":" + Form.encode(secret);
        return new String[] {
            "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))
        };
    }
}
