package io.github.psc4j.spring.autoconfigure;

import io.github.psc4j.assurance.EidasLevel;
import io.github.psc4j.login.ResponseIssuer;
import io.github.psc4j.professional.ClaimsToKeep;
import io.github.psc4j.resource.CertificateHeader;
import io.github.psc4j.resource.TokenBinding;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.token.SigningAlgorithm;
import io.github.psc4j.token.TokenExchange;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the application's connection to Pro Santé Connect. Secrets are masked when printed.
 *
 * @param environment where Pro Santé Connect is
 * @param issuer another issuer than the one of the environment, exactly as its tokens name it
 * @param discoveryUri another place of the discovery document than below the issuer
 * @param clientId the client id that the ANS gave
 * @param clientSecret the client secret, where there is no certificate
 * @param clientAuthentication how the application proves who it is; by default the certificate if psc.ssl-bundle is set, else
 *     the secret in the Authorization header
 * @param sslBundle the name of the SSL bundle (spring.ssl.bundle.*) with the client certificate; its trust store, if it has
 *     one, replaces the authorities of the Java platform
 * @param redirectUri where Pro Santé Connect sends the browser back to, exactly as declared to the ANS
 * @param callbackPath the path of redirectUri as it arrives in this application, below its context path; by default the path
 *     of redirectUri without the context path. To be set where a proxy changes paths on the way: if it strips /app, redirectUri
 *     is https://host/app/login/oauth2/code/psc and this is /login/oauth2/code/psc
 * @param postLogoutRedirectUri where Pro Santé Connect sends the browser after a logout, exactly as declared to the ANS
 * @param sealingKey the key that seals pending logins in cookies: 32 bytes in Base64, the same on every node; random by
 *     default
 * @param clockSkew how far the provider's clock may be off
 * @param responseIssuer what a callback without iss is worth; optional weakens a check
 * @param assurance what a level of assurance is worth
 * @param claimsToKeep what is kept of the professional's data, such as identifiers, names, professions; nothing else of the
 *     person is in the session then. All of it by default
 * @param http how the provider is called
 * @param propagation where the person's token may go
 * @param mock the simulator for development and tests
 * @param loginEnabled whether people log in to this application; false for a service that only receives tokens, which then needs
 *     no redirect URI
 * @param api whose tokens this application receives, if it receives any
 */
@ConfigurationProperties("psc")
record PscProperties(
        @Nullable Target environment,
        @Nullable URI issuer,
        @Nullable URI discoveryUri,
        @Nullable String clientId,
        @Nullable Secret clientSecret,
        @Nullable Authentication clientAuthentication,
        @Nullable String sslBundle,
        @Nullable URI redirectUri,
        @Nullable String callbackPath,
        @Nullable URI postLogoutRedirectUri,
        @Nullable Secret sealingKey,
        @DefaultValue("30s") Duration clockSkew,
        @DefaultValue("required-where-announced") ResponseIssuer responseIssuer,
        @DefaultValue Assurance assurance,
        @Nullable Set<ClaimsToKeep.Part> claimsToKeep,
        @DefaultValue Http http,
        @DefaultValue Propagation propagation,
        @DefaultValue Mock mock,
        @DefaultValue("true") boolean loginEnabled,
        @DefaultValue Api api) {

    /** Where Pro Santé Connect is. */
    enum Target {
        /** The sandbox of the ANS. */
        SANDBOX,
        /** Production. */
        PRODUCTION,
        /** The simulator of psc-mock-provider, started with the application. */
        MOCK,
        /** Another provider, named by psc.issuer. */
        CUSTOM
    }

    /** How the application proves who it is. */
    enum Authentication {
        /** The secret in the Authorization header. */
        BASIC,
        /** The secret in the form. */
        POST,
        /** A client certificate. */
        TLS
    }

    /** What a token without a level of assurance is worth, where no minimum level is required. */
    enum AbsentLevel {
        /** It counts as the level that was requested. */
        ACCEPTED,
        /** The login is refused. */
        REFUSED
    }

    /**
     * What a level of assurance is worth.
     *
     * @param aliases other names of levels, for the day the provider renames them: the value of acr, and eidas1, eidas2 or eidas3
     * @param absent what a token without a level is worth
     */
    record Assurance(
            @DefaultValue Map<String, EidasLevel> aliases,
            @DefaultValue("accepted") AbsentLevel absent) {}

    /**
     * How the provider is called.
     *
     * @param connectTimeout the longest time to connect
     * @param readTimeout the longest silence while reading a response
     * @param callTimeout the longest time of one whole call
     * @param proxyHost the HTTP proxy, where it is the only way out
     * @param proxyPort the port of the proxy
     */
    record Http(
            @DefaultValue("5s") Duration connectTimeout,
            @DefaultValue("10s") Duration readTimeout,
            @DefaultValue("15s") Duration callTimeout,
            @Nullable String proxyHost,
            @DefaultValue("8080") int proxyPort) {}

    /**
     * Where the person's token may go.
     *
     * @param targets the services that receive it, by a short name
     */
    record Propagation(@DefaultValue Map<String, Service> targets) {

        /**
         * A service.
         *
         * @param url the base URL of the service; the token goes to no other
         * @param sslBundle the name of the SSL bundle (spring.ssl.bundle.*) with the certificate that the service, and the
         *     authorization server of the exchange, are called with; its trust store, if it has one, replaces the authorities of
         *     the Java platform
         * @param exchange how a token of the service's own is got; without it the service receives the PSC token itself
         */
        record Service(
                @Nullable URI url,
                @Nullable String sslBundle,
                @Nullable Exchange exchange) {}

        /**
         * The exchange of the PSC token at the authorization server of the service (RFC 8693).
         *
         * @param tokenEndpoint the token endpoint of that server
         * @param clientId the client id of the application there
         * @param clientSecret the client secret there, where there is no certificate
         * @param scope what the token is for, in the terms of the service
         * @param audience the service that the token is for, where that server serves several
         * @param subjectIssuer the name of PSC at a Keycloak
         * @param subjectTokenType what the PSC token is called in the request
         */
        record Exchange(
                @Nullable URI tokenEndpoint,
                @Nullable String clientId,
                @Nullable Secret clientSecret,
                @DefaultValue Set<String> scope,
                @Nullable String audience,
                @Nullable String subjectIssuer,
                @DefaultValue("access-token") TokenExchange.SubjectTokenType subjectTokenType) {}
    }

    /**
     * The simulator for development and tests.
     *
     * @param port the port it listens on; a free one by default
     */
    record Mock(@Nullable Integer port) {}

    /**
     * Whose tokens this application receives.
     *
     * @param issuer the authorization server of this service, exactly as its tokens name it in iss
     * @param audience this service, as tokens that are meant for it name it in aud; required with psc.api.issuer
     * @param jwksUri where the keys of the authorization server are, for one without metadata at
     *     /.well-known/openid-configuration
     * @param nationalIdClaim the claim in which the authorization server names the national identifier, where it is another
     *     than SubjectNameID or preferred_username
     * @param signingAlgorithms the signature algorithms that the authorization server may use
     * @param tokenBinding whether the tokens of the authorization server have to be bound to the client certificate they come with:
     *     where-stated accepts those that are bound to nothing, which weakens a check
     * @param authorizedParties the client ids at Pro Santé Connect whose tokens of Pro Santé Connect are accepted; without one
     *     none is
     * @param path the paths that the API has where people log in to the same application, and it has no filter chain of its own
     * @param sslBundle the name of the SSL bundle (spring.ssl.bundle.*) whose trust store says which servers are trusted when the
     *     authorization server and Pro Santé Connect are asked, in place of the authorities of the Java platform
     * @param cache how long the outcome for a token is used again
     * @param proxy the proxy that ends TLS before this application, and says which certificate the client showed
     */
    record Api(
            @Nullable URI issuer,
            @Nullable String audience,
            @Nullable URI jwksUri,
            @Nullable String nationalIdClaim,
            @DefaultValue("RS256") Set<SigningAlgorithm> signingAlgorithms,
            @DefaultValue("required") TokenBinding tokenBinding,
            @DefaultValue Set<String> authorizedParties,
            @DefaultValue("/api/**") String path,
            @Nullable String sslBundle,
            @DefaultValue Cache cache,
            @DefaultValue Proxy proxy) {

        /**
         * How long the outcome for a token is used again; never beyond its exp.
         *
         * @param maxTokens how many accepted tokens are remembered, and as many rejected ones; 0 remembers none
         * @param verified how long a JWT is not verified again
         * @param introspected how long Pro Santé Connect is not called again: a revoked token is refused after this time at the
         *     latest, and at once with 0s
         * @param rejected how long the rejection of a token is used again
         */
        record Cache(
                @DefaultValue("10000") int maxTokens,
                @DefaultValue("5m") Duration verified,
                @DefaultValue("30s") Duration introspected,
                @DefaultValue("5s") Duration rejected) {}

        /**
         * The proxy that ends TLS before this application.
         *
         * @param addresses its IP addresses, or ranges in CIDR notation; the header counts from these alone, and a request
         *     with it from elsewhere is refused
         * @param header the header, which the proxy sets or removes at every request
         * @param format how the header holds the certificate: rfc-9440, or escaped-pem as nginx writes $ssl_client_escaped_cert
         */
        record Proxy(
                @DefaultValue Set<String> addresses,
                @DefaultValue("Client-Cert") String header,
                @DefaultValue("rfc-9440") CertificateHeader.Format format) {}
    }
}
