package io.github.psc4j.mock.journal;

import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request to the provider, or in a back-channel logout one of the provider. Immutable.
 *
 * @param method the HTTP method
 * @param host the host as the request named it; for {@link Operation#BACKCHANNEL_LOGOUT} that of the service
 * @param path the path, without the query
 * @param parameters those of the query and of the form, each with its values in order; the values are fake and readable
 * @param authorization the Authorization header; empty when there was none
 * @param certificate the client certificate of the connection; empty when there was none
 * @param client who the request said it came from: the client id in it, or in the token it presented; empty when it named
 *     nobody
 * @param clientAuthentication how it proved that, in OAuth's names ({@code client_secret_basic}, {@code client_secret_post},
 *     {@code client_secret_jwt}, {@code private_key_jwt}, {@code tls_client_auth}), good or bad; empty when it did not try
 * @param tokens the tokens it presented, decoded
 */
public record RecordedRequest(
        String method,
        String host,
        String path,
        Map<String, List<String>> parameters,
        Optional<String> authorization,
        Optional<X509Certificate> certificate,
        Optional<String> client,
        Optional<String> clientAuthentication,
        List<DecodedToken> tokens) {

    /**
     * A request; collections are copied.
     *
     * @param method the HTTP method
     * @param host the host
     * @param path the path, without the query
     * @param parameters those of the query and of the form
     * @param authorization the Authorization header, if any
     * @param certificate the client certificate, if any
     * @param client the client's name for itself, if any
     * @param clientAuthentication the method of client authentication, if any
     * @param tokens the tokens that were presented
     */
    public RecordedRequest {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        parameters.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        parameters = Collections.unmodifiableMap(copy);
        tokens = List.copyOf(tokens);
    }

    /**
     * A parameter.
     *
     * @param name its name
     * @return its first value; empty when it was not sent, or without a value
     */
    public Optional<String> parameter(String name) {
        return parameters.getOrDefault(name, List.of()).stream().findFirst().filter(value -> !value.isEmpty());
    }

    /** One line: method, path, client and parameters, with every value masked that is not known to be harmless. */
    @Override
    public String toString() {
        return method + " " + path + client.map(id -> " client=" + id).orElse("")
                + clientAuthentication.map(way -> " by " + way).orElse("")
                + (parameters.isEmpty() ? "" : " " + Masking.shown(parameters));
    }
}
