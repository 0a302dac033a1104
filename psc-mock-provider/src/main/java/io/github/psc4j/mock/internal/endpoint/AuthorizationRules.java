package io.github.psc4j.mock.internal.endpoint;

import io.github.psc4j.mock.extension.Parameters;
import io.github.psc4j.mock.internal.session.AuthorizationRequest;
import io.github.psc4j.mock.internal.state.ProviderState;
import io.github.psc4j.mock.model.MockClient;
import io.github.psc4j.mock.model.Rule;
import io.github.psc4j.mock.model.Tolerance;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What an authorization request must hold to (OpenID Connect Core 3.1.2.1, RFC 7636, PSC's own rules). */
final class AuthorizationRules {

    private static final Pattern S256 = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final ProviderState provider;

    AuthorizationRules(ProviderState provider) {
        this.provider = provider;
    }

    AuthorizationRequest check(Parameters parameters) {
        // Before the redirect URI is known to be good, nothing may be sent there: these refusals are pages.
        for (String name : List.of("client_id", "redirect_uri")) {
            if (parameters.duplicated().contains(name)) {
                throw RefusedException.page(Rule.DUPLICATE_PARAMETER, name);
            }
        }
        MockClient client = parameters
                .get("client_id")
                .flatMap(provider.settings()::client)
                .orElseThrow(() -> RefusedException.page(Rule.UNKNOWN_CLIENT, ""));
        String redirectUri = parameters
                .get("redirect_uri")
                .filter(client::allowsRedirect)
                .orElseThrow(() -> RefusedException.page(
                        Rule.REDIRECT_URI, parameters.get("redirect_uri").orElse("")));
        Optional<String> state =
                parameters.get("state").filter(value -> !parameters.duplicated().contains("state"));
        return new Rest(
                        parameters,
                        new Callback(redirectUri, state, provider.origins().issuer()))
                .check(client);
    }

    /** The rules that are answered at the client's redirect URI. */
    private final class Rest {

        private final Parameters parameters;
        private final Callback callback;

        Rest(Parameters parameters, Callback callback) {
            this.parameters = parameters;
            this.callback = callback;
        }

        AuthorizationRequest check(MockClient client) {
            if (!parameters.duplicated().isEmpty()) {
                throw refused("invalid_request", Rule.DUPLICATE_PARAMETER, String.join(" ", parameters.duplicated()));
            }
            if (parameters.has("request")) {
                throw refused("request_not_supported", Rule.REQUEST_OBJECT, "request");
            }
            if (parameters.has("request_uri")) {
                throw refused("request_uri_not_supported", Rule.REQUEST_OBJECT, "request_uri");
            }
            String state = required("state", Rule.STATE);
            String responseType = required("response_type", Rule.RESPONSE_TYPE);
            if (!responseType.equals("code")) {
                throw wrongResponseType(responseType);
            }
            parameters
                    .get("response_mode")
                    .filter(mode -> !mode.equals("query"))
                    .ifPresent(mode -> {
                        throw refused("invalid_request", Rule.RESPONSE_MODE, mode);
                    });
            String scope = parameters.get("scope").orElse("");
            if (!Arrays.asList(scope.split(" ", -1)).containsAll(List.of("openid", "scope_all"))) {
                throw refused("invalid_scope", Rule.SCOPE, scope);
            }
            String nonce = required("nonce", Rule.NONCE);
            checkAcrValues();
            return new AuthorizationRequest(client, callback.redirectUri(), state, nonce, scope, codeChallenge());
        }

        /** As Keycloak: implicit and hybrid flows exist, this client may not use them. */
        private RefusedException wrongResponseType(String responseType) {
            boolean known = Set.of("code", "token", "id_token").containsAll(List.of(responseType.split(" ", -1)));
            return known
                    ? RefusedException.callback(
                            callback.inFragment(), "unauthorized_client", Rule.RESPONSE_TYPE, responseType)
                    : refused("unsupported_response_type", Rule.RESPONSE_TYPE, responseType);
        }

        private void checkAcrValues() {
            Optional<String> acrValues = parameters.get("acr_values");
            if (acrValues.isEmpty() && provider.settings().tolerates(Tolerance.MISSING_ACR_VALUES)) {
                return;
            }
            if (!acrValues.equals(Optional.of("eidas1"))) {
                throw refused("invalid_request", Rule.ACR_VALUES, acrValues.orElse("none given"));
            }
        }

        private Optional<String> codeChallenge() {
            Optional<String> challenge = parameters.get("code_challenge");
            Optional<String> method = parameters.get("code_challenge_method");
            if (challenge.isEmpty()) {
                if (method.isPresent() || !provider.settings().tolerates(Tolerance.MISSING_PKCE)) {
                    throw refused("invalid_request", Rule.PKCE_MISSING, "");
                }
                return challenge;
            }
            // Left out, the method is "plain" (RFC 7636 section 4.3).
            if (!method.equals(Optional.of("S256"))) {
                throw refused("invalid_request", Rule.PKCE_METHOD, method.orElse("none given, which means plain"));
            }
            if (!S256.matcher(challenge.get()).matches()) {
                throw refused("invalid_request", Rule.PKCE_CHALLENGE, "");
            }
            return challenge;
        }

        private String required(String name, Rule rule) {
            return parameters.get(name).orElseThrow(() -> refused("invalid_request", rule, "none given"));
        }

        private RefusedException refused(String error, Rule rule, String detail) {
            return RefusedException.callback(callback, error, rule, detail);
        }
    }
}
