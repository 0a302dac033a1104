package io.github.psc4j.spring.internal;

import io.github.psc4j.login.AuthorizationResponse;
import io.github.psc4j.login.PendingLogin;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;

/** The envelope in which Spring's filters carry our pending login from one part to the next. */
final class SpringRequest {
    private static final String PENDING = "psc.pending";
    private static final String RESPONSE = "psc.response";

    private SpringRequest() {}

    /** For the redirect to the provider. */
    static OAuth2AuthorizationRequest of(PendingLogin pending) {
        return envelope(pending.authorizationUri().toString(), Map.of(PENDING, pending));
    }

    /** For the way back, where nobody needs the address any more. */
    static OAuth2AuthorizationRequest of(PendingLogin pending, AuthorizationResponse response) {
        return envelope(PscRegistration.UNUSED, Map.of(PENDING, pending, RESPONSE, response));
    }

    static PendingLogin pending(OAuth2AuthorizationRequest request) {
        return content(request, PENDING, PendingLogin.class);
    }

    static AuthorizationResponse response(OAuth2AuthorizationRequest request) {
        return content(request, RESPONSE, AuthorizationResponse.class);
    }

    /** Spring parses every address it is not given whole, and logs what it parses: state and nonce stay out of its way. */
    private static OAuth2AuthorizationRequest envelope(String address, Map<String, Object> content) {
        Map<String, Object> all = new HashMap<>(content);
        all.put(OAuth2ParameterNames.REGISTRATION_ID, PscRegistration.ID);
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(PscRegistration.UNUSED)
                .authorizationRequestUri(address)
                .clientId(PscRegistration.ID)
                .attributes(attributes -> attributes.putAll(all))
                .build();
    }

    private static <T> T content(OAuth2AuthorizationRequest request, String name, Class<T> type) {
        return Optional.ofNullable(request.<Object>getAttribute(name))
                .map(type::cast)
                .orElseThrow(() -> new IllegalStateException("a request of another resolver"));
    }
}
