package io.github.psc4j.internal.endpoint;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.internal.encoding.VisibleAscii;
import io.github.psc4j.internal.http.EndpointCaller;
import io.github.psc4j.internal.http.HttpTransport;
import io.github.psc4j.internal.http.ReceivedResponse;
import io.github.psc4j.internal.limit.Limits;
import io.github.psc4j.internal.metadata.ProviderMetadataCache;
import io.github.psc4j.internal.validation.IntrospectionSettings;
import io.github.psc4j.internal.validation.IntrospectionValidator;
import io.github.psc4j.internal.validation.ReusableValidation;
import io.github.psc4j.internal.validation.ValidationSettings;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.token.AccessToken;
import io.github.psc4j.token.ClientAuthentication;
import io.github.psc4j.token.TokenIntrospection;
import io.github.psc4j.token.ValidationOutcome;
import io.github.psc4j.token.Violation;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The introspection endpoint (RFC 7662). */
public final class IntrospectionEndpoint implements TokenIntrospection {
    private static final String DESCRIPTION = "introspection endpoint";

    private final ProviderMetadataCache provider;
    private final EndpointCaller caller;
    private final ClientCredentials credentials;
    private final ValidationSettings settings;

    /**
     * Builds the caller; no I/O.
     *
     * @param provider knows the endpoint
     * @param http the client for every call
     * @param authentication how this service proves who it is
     * @param settings the client, the issuer and the clock
     */
    public IntrospectionEndpoint(
            ProviderMetadataCache provider,
            HttpTransport http,
            ClientAuthentication authentication,
            ValidationSettings settings) {
        this.provider = provider;
        this.caller = new EndpointCaller(
                http, "introspection", DESCRIPTION, Limits.INTROSPECTION_BYTES, IntrospectionEndpoint::refusal);
        this.credentials = new ClientCredentials(settings.clientId(), authentication);
        this.settings = settings;
    }

    @Override
    public ValidationOutcome<AccessToken> introspect(
            Secret token, Set<String> authorizedParties, Optional<X509Certificate> clientCertificate) {
        Arguments.refuseNull(authorizedParties, "authorizedParties");
        Arguments.refuseNull(clientCertificate, "clientCertificate");
        Arguments.refuseNull(token, "token");
        IntrospectionValidator validator = validator(authorizedParties);
        return validated(token, response -> validator.validate(response, clientCertificate));
    }

    /**
     * Asks about a token, but for the certificate that it is presented with.
     *
     * @param token the token as it was received
     * @param authorizedParties the client ids whose tokens are accepted, at least one
     * @return what may be kept for a moment and presented again; rejected or undetermined as {@link #introspect}
     * @throws PscConfigurationException {@code PSC-1001} without a client id to accept
     */
    public ValidationOutcome<ReusableValidation<AccessToken>> validate(Secret token, Set<String> authorizedParties) {
        return validated(token, validator(authorizedParties)::validate);
    }

    private IntrospectionValidator validator(Set<String> authorizedParties) {
        return new IntrospectionValidator(new IntrospectionSettings(
                settings.issuer(), settings.clientId(), authorizedParties, settings.clock(), settings.skew()));
    }

    private <T> ValidationOutcome<T> validated(
            Secret token, Function<Map<String, @Nullable Object>, ValidationOutcome<T>> validator) {
        if (!isSendable(token.reveal())) {
            return new ValidationOutcome.Rejected<>(new Violation(
                    ErrorCode.TOKEN_MALFORMED, "what was received cannot be a token: too long, or not plain text"));
        }
        try {
            return validator.apply(request(token));
        } catch (PscProviderException e) {
            return new ValidationOutcome.Undetermined<>(e);
        }
    }

    /** Whatever a caller sent as a token is not carried on to the provider. */
    private static boolean isSendable(String token) {
        return token.length() <= Limits.TOKEN_CHARS && VisibleAscii.isAllOf(token);
    }

    private Map<String, @Nullable Object> request(Secret token) {
        URI endpoint = provider.metadata()
                .introspectionEndpoint()
                .orElseThrow(() -> new PscProviderException(
                        ErrorCode.DISCOVERY_INCOMPLETE, "the provider offers no introspection"));
        return caller.json(credentials.post(
                caller,
                endpoint,
                Map.of("token", List.of(token.reveal()), "token_type_hint", List.of("access_token"))));
    }

    private static PscProviderException refusal(ReceivedResponse response) {
        OAuthErrorResponse error = OAuthErrorResponse.read(DESCRIPTION, response);
        return error.status() == 401 || error.status() == 403 ? error.clientRefused() : error.trouble();
    }
}
