package io.github.psc4j.internal.endpoint;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.error.PscValidationException;
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
    private final ProviderMetadataCache directory;
    private final HttpTransport http;
    private final UserInfoValidator validator;
    private final ProfessionalReader reader;

    /**
     * Builds the caller; no I/O.
     *
     * @param directory knows the endpoint
     * @param http the client for every call
     * @param validator binds the answer to the ID token
     * @param reader makes a person of the answer
     */
    public UserInfoEndpoint(
            ProviderMetadataCache directory,
            HttpTransport http,
            UserInfoValidator validator,
            ProfessionalReader reader) {
        this.directory = directory;
        this.http = http;
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
     * @return the person of the answer, of the same {@code sub}; of the data what is to be kept
     * @throws PscProviderException {@code PSC-2xxx} or {@code PSC-6002}
     * @throws PscValidationException {@code PSC-6001}, or {@code PSC-5xxx} for a signed answer
     */
    @Implements({
        Requirement.CORE_USERINFO_REQUEST,
        Requirement.CORE_USERINFO_TYPE,
        Requirement.CORE_USERINFO_ERROR,
        Requirement.RFC_6750_HEADER
    })
    public Professional read(Secret accessToken, IdToken idToken) {
        ReceivedResponse answer = http.get(
                "userinfo", directory.metadata().userInfoEndpoint(), headers(accessToken), Limits.USERINFO_BYTES);
        if (answer.status() == 401 || answer.status() == 403) {
            throw new PscProviderException(
                    ErrorCode.USERINFO_REFUSED, "the userinfo endpoint refuses the access token: it may have expired");
        }
        if (!answer.isOk()) {
            throw new PscProviderException(
                    ErrorCode.PROVIDER_STATUS, "the userinfo endpoint answered with status " + answer.status());
        }
        String type = answer.contentType().orElse("");
        if (type.equals("application/jwt")) {
            String compact = new String(answer.body(), StandardCharsets.US_ASCII).trim();
            return reader.read(validator.validateSigned(compact, idToken).orElseThrow());
        }
        if (!type.equals("application/json")) {
            throw new PscProviderException(ErrorCode.RESPONSE_MALFORMED, "the userinfo answer is not JSON");
        }
        Map<String, @Nullable Object> members = parse(answer.body());
        Map<String, @Nullable Object> unused =
                validator.validatePlain(members, idToken).orElseThrow();
        return reader.read(members);
    }

    private static Map<String, @Nullable Object> parse(byte[] body) {
        try {
            return ProfessionalReader.parse(body);
        } catch (PscValidationException e) {
            throw new PscProviderException(
                    ErrorCode.RESPONSE_MALFORMED, "the userinfo answer is not a JSON object within the limits", e);
        }
    }

    private static Map<String, String> headers(Secret accessToken) {
        return Map.of("Authorization", "Bearer " + accessToken.reveal(), "Accept", "application/json, application/jwt");
    }
}
