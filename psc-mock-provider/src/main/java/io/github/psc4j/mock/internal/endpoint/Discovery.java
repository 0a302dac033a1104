package io.github.psc4j.mock.internal.endpoint;

import io.github.psc4j.mock.extension.MockResponse;
import io.github.psc4j.mock.internal.state.Alterations.Document;
import io.github.psc4j.mock.internal.state.ProviderState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The two discovery documents: PSC's own, and the one that Keycloak serves at the standard path. */
final class Discovery {

    private static final List<String> ASYMMETRIC =
            List.of("PS384", "RS384", "EdDSA", "ES384", "ES256", "RS256", "ES512", "PS256", "PS512", "RS512");
    private static final List<String> SIGNING = List.of(
            "PS384", "RS384", "EdDSA", "ES384", "HS256", "HS512", "ES256", "RS256", "HS384", "ES512", "PS256", "PS512",
            "RS512");
    private static final List<String> SIGNING_OR_NONE = List.of(
            "PS384", "RS384", "EdDSA", "ES384", "HS256", "HS512", "ES256", "RS256", "HS384", "ES512", "PS256", "PS512",
            "RS512", "none");
    private static final List<String> ENCRYPTION = List.of("RSA-OAEP", "RSA-OAEP-256", "RSA1_5");
    private static final List<String> CONTENT_ENCRYPTION =
            List.of("A256GCM", "A192GCM", "A128GCM", "A128CBC-HS256", "A192CBC-HS384", "A256CBC-HS512");
    private static final List<String> CLIENT_AUTHENTICATION = List.of(
            "private_key_jwt", "client_secret_basic", "client_secret_post", "tls_client_auth", "client_secret_jwt");

    private final ProviderState provider;

    Discovery(ProviderState provider) {
        this.provider = provider;
    }

    Endpoint wallet() {
        return request -> served(provider.origins().wallet() + "/auth");
    }

    Endpoint standard() {
        return request -> served(provider.origins().protocol("auth"));
    }

    private MockResponse served(String authorizationEndpoint) {
        return PublicDocument.response(
                provider.alterations().applied(Document.METADATA, document(authorizationEndpoint)));
    }

    private Map<String, Object> document(String authorizationEndpoint) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("issuer", provider.origins().issuer());
        document.put("authorization_endpoint", authorizationEndpoint);
        document.put("token_endpoint", url("token"));
        document.put("introspection_endpoint", url("token/introspect"));
        document.put("userinfo_endpoint", url("userinfo"));
        document.put("end_session_endpoint", url("logout"));
        document.put("frontchannel_logout_session_supported", true);
        document.put("frontchannel_logout_supported", true);
        document.put("jwks_uri", url("certs"));
        document.put("check_session_iframe", url("login-status-iframe.html"));
        document.put(
                "grant_types_supported",
                List.of(
                        "authorization_code",
                        "implicit",
                        "refresh_token",
                        "password",
                        "client_credentials",
                        "urn:openid:params:grant-type:ciba",
                        "urn:ietf:params:oauth:grant-type:device_code"));
        // Twice and without eidas1: so says PSC's own document.
        document.put("acr_values_supported", List.of("0", "0"));
        document.put(
                "response_types_supported",
                List.of(
                        "code",
                        "none",
                        "id_token",
                        "token",
                        "id_token token",
                        "code id_token",
                        "code token",
                        "code id_token token"));
        document.put("subject_types_supported", List.of("public", "pairwise"));
        algorithms(document);
        document.put(
                "response_modes_supported",
                List.of("query", "fragment", "form_post", "query.jwt", "fragment.jwt", "form_post.jwt", "jwt"));
        document.put("registration_endpoint", registration());
        for (String endpoint : List.of("token", "introspection", "revocation")) {
            document.put(endpoint + "_endpoint_auth_methods_supported", CLIENT_AUTHENTICATION);
            document.put(endpoint + "_endpoint_auth_signing_alg_values_supported", SIGNING);
        }
        claimsAndScopes(document);
        document.put("request_parameter_supported", true);
        document.put("request_uri_parameter_supported", true);
        document.put("require_request_uri_registration", true);
        document.put("code_challenge_methods_supported", List.of("plain", "S256"));
        document.put("tls_client_certificate_bound_access_tokens", true);
        document.put("revocation_endpoint", url("revoke"));
        document.put("backchannel_logout_supported", true);
        document.put("backchannel_logout_session_supported", true);
        document.put("device_authorization_endpoint", url("auth/device"));
        document.put("backchannel_token_delivery_modes_supported", List.of("poll", "ping"));
        document.put("backchannel_authentication_endpoint", url("ext/ciba/auth"));
        document.put("backchannel_authentication_request_signing_alg_values_supported", ASYMMETRIC);
        document.put("require_pushed_authorization_requests", false);
        document.put("pushed_authorization_request_endpoint", url("ext/par/request"));
        document.put("mtls_endpoint_aliases", aliases());
        document.put("authorization_response_iss_parameter_supported", true);
        return document;
    }

    private static void algorithms(Map<String, Object> document) {
        document.put("id_token_signing_alg_values_supported", SIGNING);
        document.put("userinfo_signing_alg_values_supported", SIGNING_OR_NONE);
        document.put("request_object_signing_alg_values_supported", SIGNING_OR_NONE);
        document.put("authorization_signing_alg_values_supported", SIGNING);
        for (String object : List.of("id_token", "userinfo", "request_object", "authorization")) {
            document.put(object + "_encryption_alg_values_supported", ENCRYPTION);
            document.put(object + "_encryption_enc_values_supported", CONTENT_ENCRYPTION);
        }
    }

    private static void claimsAndScopes(Map<String, Object> document) {
        document.put(
                "claims_supported",
                List.of(
                        "aud",
                        "sub",
                        "iss",
                        "auth_time",
                        "name",
                        "given_name",
                        "family_name",
                        "preferred_username",
                        "email",
                        "acr"));
        document.put("claim_types_supported", List.of("normal"));
        document.put("claims_parameter_supported", true);
        document.put(
                "scopes_supported",
                List.of(
                        "openid",
                        "microprofile-jwt",
                        "rpps",
                        "referentiel",
                        "web-origins",
                        "basic",
                        "identity",
                        "acr",
                        "offline_access",
                        "eidas1",
                        "profile",
                        "roles",
                        "email",
                        "scope_all",
                        "phone",
                        "interop",
                        "scope_1",
                        "address",
                        "scope_2",
                        "eidas2"));
    }

    /** The same addresses again: PSC has no separate host for mutual TLS. */
    private Map<String, Object> aliases() {
        Map<String, Object> aliases = new LinkedHashMap<>();
        aliases.put("token_endpoint", url("token"));
        aliases.put("revocation_endpoint", url("revoke"));
        aliases.put("introspection_endpoint", url("token/introspect"));
        aliases.put("device_authorization_endpoint", url("auth/device"));
        aliases.put("registration_endpoint", registration());
        aliases.put("userinfo_endpoint", url("userinfo"));
        aliases.put("pushed_authorization_request_endpoint", url("ext/par/request"));
        aliases.put("backchannel_authentication_endpoint", url("ext/ciba/auth"));
        return aliases;
    }

    private String registration() {
        return provider.origins().issuer() + "/clients-registrations/openid-connect";
    }

    private String url(String suffix) {
        return provider.origins().protocol(suffix);
    }
}
