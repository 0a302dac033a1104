package io.github.psc4j.mock.internal.endpoint;

import io.github.psc4j.mock.extension.MockResponse;
import io.github.psc4j.mock.internal.key.KeyRing;
import io.github.psc4j.mock.internal.state.ProviderState;
import io.github.psc4j.mock.model.MockTarget;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The authorization server of one target service: its address and its keys. */
record Target(MockTarget settings, String issuer, KeyRing keys) {

    static Target of(MockTarget settings, ProviderState provider) {
        return new Target(settings, provider.origins().targetIssuer(settings.id()), new KeyRing());
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
        return PublicDocument.response(document);
    }

    private String protocol(String suffix) {
        return issuer + "/protocol/openid-connect/" + suffix;
    }
}
