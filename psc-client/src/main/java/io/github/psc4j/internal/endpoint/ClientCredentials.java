package io.github.psc4j.internal.endpoint;

import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.github.psc4j.internal.http.EndpointCaller;
import io.github.psc4j.internal.http.ReceivedResponse;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.token.ClientAuthentication;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a request to the provider says which client sends it, and proves it: in a header, in the form, or by the connection. */
@Implements({Requirement.RFC_6749_SECRET_NOT_IN_URL, Requirement.RFC_8705_CLIENT_ID, Requirement.RFC_6749_ONE_METHOD})
record ClientCredentials(String clientId, ClientAuthentication authentication) {

    /** Sends a form with these credentials. */
    ReceivedResponse post(EndpointCaller endpoint, URI uri, Map<String, List<String>> parameters) {
        return endpoint.post(uri, headers(), form(parameters));
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        if (authentication instanceof ClientAuthentication.SecretBasic basic) {
            headers.put(
                    "Authorization",
                    new ClientSecretBasic(new ClientID(clientId), nimbusSecret(basic.secret()))
                            .toHTTPAuthorizationHeader());
        }
        return headers;
    }

    /** The encoded form. With a certificate the transport presents it, and the form says who claims it (RFC 8705 2). */
    private String form(Map<String, List<String>> parameters) {
        Map<String, List<String>> form = new LinkedHashMap<>(parameters);
        if (!(authentication instanceof ClientAuthentication.SecretBasic)) {
            form.put("client_id", List.of(clientId));
        }
        if (authentication instanceof ClientAuthentication.SecretPost post) {
            form.put("client_secret", List.of(post.secret().reveal()));
        }
        return URLUtils.serializeParameters(form);
    }

    private static com.nimbusds.oauth2.sdk.auth.Secret nimbusSecret(Secret secret) {
        return new com.nimbusds.oauth2.sdk.auth.Secret(secret.reveal());
    }
}
