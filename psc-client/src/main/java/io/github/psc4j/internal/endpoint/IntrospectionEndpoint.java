package io.github.psc4j.internal.endpoint;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.internal.http.HttpTransport;
import io.github.psc4j.internal.http.ReceivedResponse;
import io.github.psc4j.internal.json.Json;
import io.github.psc4j.internal.json.JsonException;
import io.github.psc4j.internal.limit.Limits;
import io.github.psc4j.internal.metadata.ProviderMetadataCache;
import io.github.psc4j.internal.validation.IntrospectionSettings;
import io.github.psc4j.internal.validation.IntrospectionValidator;
import io.github.psc4j.internal.validation.ReusableValidation;
import io.github.psc4j.internal.validation.ValidationSettings;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.token.AccessToken;
import io.github.psc4j.token.ClientAuthentication;
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

/**
 * Asks the provider about an access token of its own that this service received (RFC 7662, « API Pro Santé Connectées »).
 * Nothing is kept: every call is a request. Thread-safe.
 */
public final class IntrospectionEndpoint {
    private final ProviderMetadataCache directory;
    private final HttpTransport http;
    private final ClientCredentials credentials;
    private final ValidationSettings settings;

    /**
     * Builds the caller; no I/O.
     *
     * @param directory knows the endpoint
     * @param http the client for every call
     * @param authentication how this service proves who it is
     * @param settings the client, the issuer and the clock
     */
    public IntrospectionEndpoint(
            ProviderMetadataCache directory,
            HttpTransport http,
            ClientAuthentication authentication,
            ValidationSettings settings) {
        this.directory = directory;
        this.http = http;
        this.credentials = new ClientCredentials(settings.clientId(), authentication);
        this.settings = settings;
    }

    /**
     * Asks about a token.
     *
     * @param token the token as it was received
     * @param authorizedParties the client ids whose tokens are accepted, at least one: PSC's tokens have no audience
     * @param clientCertificate the client certificate of the TLS connection on which the token came, if there was one
     * @return verified; rejected, with {@code PSC-5019} if the token is not active; or undetermined, if the provider could not be
     *     asked or answered something else
     * @throws PscConfigurationException {@code PSC-1001} without a client id to accept
     */
    public ValidationOutcome<AccessToken> introspect(
            Secret token, Set<String> authorizedParties, Optional<X509Certificate> clientCertificate) {
        IntrospectionValidator validator = validator(authorizedParties);
        return judged(token, answer -> validator.validate(answer, clientCertificate));
    }

    /**
     * Asks about a token, but for the certificate that it is presented with.
     *
     * @param token the token as it was received
     * @param authorizedParties the client ids whose tokens are accepted, at least one
     * @return what may be kept for a moment and presented again; rejected or undetermined as {@link #introspect}
     * @throws PscConfigurationException {@code PSC-1001} without a client id to accept
     */
    public ValidationOutcome<ReusableValidation<AccessToken>> judge(Secret token, Set<String> authorizedParties) {
        return judged(token, validator(authorizedParties)::judge);
    }

    private IntrospectionValidator validator(Set<String> authorizedParties) {
        return new IntrospectionValidator(new IntrospectionSettings(
                settings.issuer(), settings.clientId(), authorizedParties, settings.clock(), settings.skew()));
    }

    private <T> ValidationOutcome<T> judged(
            Secret token, Function<Map<String, @Nullable Object>, ValidationOutcome<T>> validator) {
        if (!isSendable(token.reveal())) {
            return new ValidationOutcome.Rejected<>(new Violation(
                    ErrorCode.TOKEN_MALFORMED, "what was received cannot be a token: too long, or not plain text"));
        }
        try {
            return validator.apply(ask(token));
        } catch (PscProviderException e) {
            return new ValidationOutcome.Undetermined<>(e);
        }
    }

    /** Whatever a caller sent as a token is not carried on to the provider. */
    private static boolean isSendable(String token) {
        return token.length() <= Limits.TOKEN_CHARS && token.chars().allMatch(c -> c > 0x20 && c < 0x7f);
    }

    private Map<String, @Nullable Object> ask(Secret token) {
        URI endpoint = directory
                .metadata()
                .introspectionEndpoint()
                .orElseThrow(() -> new PscProviderException(
                        ErrorCode.DISCOVERY_INCOMPLETE, "the provider offers no introspection"));
        ReceivedResponse answer = http.postForm(
                "introspection",
                endpoint,
                credentials.headers(),
                credentials.form(Map.of("token", List.of(token.reveal()), "token_type_hint", List.of("access_token"))),
                Limits.INTROSPECTION_BYTES);
        if (answer.status() == 401 || answer.status() == 403) {
            throw new PscProviderException(
                    ErrorCode.CLIENT_REFUSED,
                    "the introspection endpoint refuses this client: check how it authenticates");
        }
        if (!answer.isOk()) {
            throw new PscProviderException(
                    ErrorCode.PROVIDER_STATUS, "the introspection endpoint answered with status " + answer.status());
        }
        if (answer.isStatedAsOtherThanJson()) {
            throw new PscProviderException(ErrorCode.RESPONSE_MALFORMED, "the introspection answer is not JSON");
        }
        try {
            return Json.parseObject(answer.body());
        } catch (JsonException e) {
            throw new PscProviderException(
                    ErrorCode.RESPONSE_MALFORMED, "the introspection answer is unreadable: " + e.getMessage());
        }
    }
}
