package io.github.psc4j.mock.internal.endpoint;

import io.github.psc4j.mock.MockTarget;
import io.github.psc4j.mock.internal.KeyRing;
import io.github.psc4j.mock.internal.Realm;
import io.github.psc4j.mock.internal.http.MockResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The authorization server of one target service: its address and its keys. */
record Target(MockTarget settings, String issuer, KeyRing keys) {

    static Target of(MockTarget settings, Realm realm) {
        return new Target(settings, realm.origins().targetIssuer(settings.id()), new KeyRing());
    }

    MockResponse discovery() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("issuer", issuer);
        document.put("token_endpoint", protocol("token"));
        document.put("introspection_endpoint", protocol("token/introspect"));
        document.put("jwks_uri", protocol("certs"));
        document.put("grant_types_supported", List.of(TokenExchange.GRANT_TYPE));
        document.put("scopes_supported", List.copyOf(new java.util.TreeSet<>(settings.scopes())));
        document.put("token_endpoint_auth_methods_supported", List.of("tls_client_auth"));
        document.put("introspection_endpoint_auth_methods_supported", List.of("tls_client_auth"));
        document.put("tls_client_certificate_bound_access_tokens", true);
        return MockResponse.cacheableJson(document);
    }

    private String protocol(String suffix) {
        return issuer + "/protocol/openid-connect/" + suffix;
    }
}
