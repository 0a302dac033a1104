package io.github.psc4j.internal.endpoint;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.error.PscValidationException;
import io.github.psc4j.internal.http.EndpointCaller;
import io.github.psc4j.internal.http.HttpTransport;
import io.github.psc4j.internal.http.ReceivedResponse;
import io.github.psc4j.internal.limit.Limits;
import io.github.psc4j.internal.metadata.ProviderMetadataCache;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.internal.validation.UserInfoValidator;
import io.github.psc4j.professional.ClaimsToKeep;
import io.github.psc4j.professional.Professional;
import io.github.psc4j.professional.ProfessionalReader;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.token.IdToken;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the professional's data and binds it to the ID token (OpenID Connect Core 5.3). Plain JSON as PSC sends it, or a
 * signed JWT, which is then verified; the content type decides. Thread-safe.
 */
public final class UserInfoEndpoint {
    private static final String DESCRIPTION = "userinfo endpoint";

    private final ProviderMetadataCache provider;
    private final EndpointCaller caller;
    private final UserInfoValidator validator;
    private final ProfessionalReader reader;

    /**
     * Builds the caller; no I/O.
     *
     * @param provider knows the endpoint
     * @param http the client for every call
     * @param validator binds the response to the ID token
     * @param reader makes a person of the response
     */
    public UserInfoEndpoint(
            ProviderMetadataCache provider,
            HttpTransport http,
            UserInfoValidator validator,
            ProfessionalReader reader) {
        this.provider = provider;
        this.caller =
                new EndpointCaller(http, "userinfo", DESCRIPTION, Limits.USERINFO_BYTES, UserInfoEndpoint::refusal);
        this.validator = validator;
        this.reader = reader;
    }

    /**
     * What is kept of the person's data.
     *
     * @return what is kept
     */
    public ClaimsToKeep claimsToKeep() {
        return reader.claimsToKeep();
    }

    /**
     * Reads the data of the person of an ID token.
     *
     * @param accessToken the access token that came with the ID token
     * @param idToken the validated ID token
     * @return the person of the response, of the same {@code sub}; of the data what is to be kept
     * @throws PscProviderException {@code PSC-2xxx} or {@code PSC-6002}
     * @throws PscValidationException {@code PSC-6001}, or {@code PSC-5xxx} for a signed response
     */
    @Implements({
        Requirement.CORE_USERINFO_REQUEST,
        Requirement.CORE_USERINFO_TYPE,
        Requirement.CORE_USERINFO_ERROR,
        Requirement.RFC_6750_HEADER
    })
    public Professional read(Secret accessToken, IdToken idToken) {
        ReceivedResponse response = caller.get(provider.metadata().userInfoEndpoint(), headers(accessToken));
        String type = response.contentType().orElse("");
        if (type.equals("application/jwt")) {
            String compact = new String(response.body(), StandardCharsets.US_ASCII).trim();
            return reader.read(validator.validateSigned(compact, idToken).orElseThrow());
        }
        if (!type.equals("application/json")) {
            throw caller.malformed("is not JSON", null);
        }
        Map<String, @Nullable Object> members = parse(response.body());
        Map<String, @Nullable Object> unused =
                validator.validatePlain(members, idToken).orElseThrow();
        return reader.read(members);
    }

    private Map<String, @Nullable Object> parse(byte[] body) {
        try {
            return ProfessionalReader.parse(body);
        } catch (PscValidationException e) {
            throw caller.malformed("is not a JSON object within the limits", e);
        }
    }

    private static PscProviderException refusal(ReceivedResponse response) {
        return response.status() == 401 || response.status() == 403
                ? new PscProviderException(
                        ErrorCode.USERINFO_REFUSED,
                        "the userinfo endpoint refuses the access token: it may have expired")
                : EndpointCaller.trouble(DESCRIPTION, response.status());
    }

    private static Map<String, String> headers(Secret accessToken) {
        return Map.of("Authorization", "Bearer " + accessToken.reveal(), "Accept", "application/json, application/jwt");
    }
}
