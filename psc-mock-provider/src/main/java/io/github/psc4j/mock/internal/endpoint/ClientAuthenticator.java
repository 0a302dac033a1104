package io.github.psc4j.mock.internal.endpoint;

import io.github.psc4j.mock.extension.MockRequest;
import io.github.psc4j.mock.extension.Parameters;
import io.github.psc4j.mock.internal.settings.Settings;
import io.github.psc4j.mock.internal.util.Secrets;
import io.github.psc4j.mock.model.MockClient;
import io.github.psc4j.mock.model.MockTarget;
import io.github.psc4j.mock.model.Rule;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.security.auth.x500.X500Principal;

/**
 * Client authentication at the token endpoint and its sisters: {@code client_secret_basic}, {@code client_secret_post}
 * (RFC 6749 section 2.3.1) and {@code tls_client_auth} (RFC 8705 section 2.1).
 */
final class ClientAuthenticator {

    private record Credentials(String id, Optional<String> secret) {}

    private final Function<String, Optional<MockClient>> clients;
    private final String wrongSecretError;

    private ClientAuthenticator(Function<String, Optional<MockClient>> clients, String wrongSecretError) {
        this.clients = clients;
        this.wrongSecretError = wrongSecretError;
    }

    /** At the token endpoint Keycloak has an error of its own for a wrong or missing secret of a known client. */
    static ClientAuthenticator ofTokenEndpoint(Settings settings) {
        return new ClientAuthenticator(settings::client, "unauthorized_client");
    }

    /** Elsewhere it says what RFC 6749 section 5.2 says. */
    static ClientAuthenticator ofOtherEndpoints(Settings settings) {
        return new ClientAuthenticator(settings::client, "invalid_client");
    }

    /** At a target service, which knows clients of its own. */
    static ClientAuthenticator of(MockTarget target) {
        return new ClientAuthenticator(target::client, "invalid_client");
    }

    /** Reads the form, so that no endpoint forgets the rules that all forms share. */
    static Parameters form(MockRequest request) {
        if (!request.hasForm()) {
            throw RefusedException.json(400, "invalid_request", Rule.CONTENT_TYPE, "");
        }
        Parameters form = request.form();
        Set<String> duplicated = form.duplicated();
        if (!duplicated.isEmpty()) {
            throw RefusedException.json(400, "invalid_request", Rule.DUPLICATE_PARAMETER, String.join(" ", duplicated));
        }
        return form;
    }

    MockClient authenticate(MockRequest request, Parameters form) {
        if (form.has("client_assertion") || form.has("client_assertion_type")) {
            throw invalidClient(Rule.CLIENT_ASSERTION, "");
        }
        Credentials credentials = credentials(request, form);
        MockClient client = clients.apply(credentials.id()).orElseThrow(() -> invalidClient(Rule.CLIENT_SECRET, ""));
        if (client.secret().isPresent()) {
            checkSecret(client.secret().get(), credentials);
        } else {
            checkCertificate(client, credentials, request);
        }
        return client;
    }

    private static Credentials credentials(MockRequest request, Parameters form) {
        Optional<String> bodyId = form.get("client_id");
        Optional<String> bodySecret = form.get("client_secret");
        if (request.authorization().isEmpty()) {
            return new Credentials(
                    bodyId.orElseThrow(() -> invalidClient(Rule.CLIENT_AUTHENTICATION_MISSING, "")), bodySecret);
        }
        if (bodySecret.isPresent() || request.authorization().size() > 1) {
            throw RefusedException.json(400, "invalid_request", Rule.CLIENT_METHODS_MIXED, "");
        }
        Credentials basic = basic(request.authorization().get(0));
        if (bodyId.isPresent() && !bodyId.get().equals(basic.id())) {
            throw RefusedException.json(400, "invalid_request", Rule.CLIENT_METHODS_MIXED, "two client ids");
        }
        return basic;
    }

    /** Both parts are form-encoded before they are joined and encoded again (RFC 6749 section 2.3.1). */
    private static Credentials basic(String header) {
        if (!header.toLowerCase(Locale.ROOT).startsWith("basic ")) {
            throw invalidClient(Rule.CLIENT_AUTHENTICATION_MISSING, "not Basic");
        }
        try {
            byte[] bytes = Base64.getDecoder()
                    .decode(header.substring("basic ".length()).trim());
            String pair = new String(bytes, StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            if (colon < 0) {
                throw invalidClient(Rule.CLIENT_SECRET, "no colon");
            }
            return new Credentials(
                    URLDecoder.decode(pair.substring(0, colon), StandardCharsets.UTF_8),
                    Optional.of(URLDecoder.decode(pair.substring(colon + 1), StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            throw invalidClient(Rule.CLIENT_SECRET, "not decodable");
        }
    }

    private void checkSecret(String expected, Credentials credentials) {
        String given =
                credentials.secret().orElseThrow(() -> wrongSecret(Rule.CLIENT_METHOD, "this client has a secret"));
        if (!Secrets.same(expected, given)) {
            throw wrongSecret(Rule.CLIENT_SECRET, "");
        }
    }

    private static void checkCertificate(MockClient client, Credentials credentials, MockRequest request) {
        if (credentials.secret().isPresent()) {
            throw invalidClient(Rule.CLIENT_METHOD, "this client has a certificate");
        }
        X500Principal presented = request.peerCertificate()
                .orElseThrow(() -> invalidClient(Rule.CLIENT_CERTIFICATE_MISSING, ""))
                .getSubjectX500Principal();
        if (!client.certificateSubject().equals(Optional.of(presented))) {
            throw invalidClient(Rule.CLIENT_CERTIFICATE_SUBJECT, "");
        }
    }

    private RefusedException wrongSecret(Rule rule, String detail) {
        return refused(wrongSecretError, rule, detail);
    }

    private static RefusedException invalidClient(Rule rule, String detail) {
        return refused("invalid_client", rule, detail);
    }

    private static RefusedException refused(String error, Rule rule, String detail) {
        return RefusedException.json(401, error, rule, detail)
                .with("WWW-Authenticate", "Basic provider=\"esante-wallet\"");
    }
}
