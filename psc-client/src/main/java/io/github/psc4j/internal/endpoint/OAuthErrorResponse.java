package io.github.psc4j.internal.endpoint;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.internal.http.EndpointCaller;
import io.github.psc4j.internal.http.ReceivedResponse;
import io.github.psc4j.internal.json.Json;
import io.github.psc4j.internal.json.JsonException;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import java.util.regex.Pattern;

/**
 * What an endpoint says when it refuses (RFC 6749 5.2): its error code and nothing else, since a description may quote what was
 * sent.
 *
 * @param endpoint who responded, in words
 * @param status the HTTP status
 * @param error the error code, or empty if there was none that can be repeated
 */
@Implements(Requirement.RFC_6749_REFUSAL)
record OAuthErrorResponse(String endpoint, int status, String error) {
    /** The characters of an error code (RFC 6749 5.2), bounded; anything else is not repeated. */
    private static final Pattern ERROR_CODE = Pattern.compile("[a-zA-Z0-9_.-]{1,60}");

    static OAuthErrorResponse read(String endpoint, ReceivedResponse response) {
        return new OAuthErrorResponse(endpoint, response.status(), error(response));
    }

    private static String error(ReceivedResponse response) {
        try {
            return Json.parseObject(response.body()).get("error") instanceof String text
                            && ERROR_CODE.matcher(text).matches()
                    ? text
                    : "";
        } catch (JsonException e) {
            return "";
        }
    }

    /** A server in trouble says nothing about the request, whatever error it names. */
    boolean isTrouble() {
        return status >= 500 || error.isEmpty();
    }

    boolean isClientRefused() {
        return status < 500
                && (error.equals(OAuth2Error.INVALID_CLIENT.getCode()) || error.equals("unauthorized_client"));
    }

    boolean isGrantRefused() {
        return error.equals(OAuth2Error.INVALID_GRANT.getCode());
    }

    PscProviderException trouble() {
        return EndpointCaller.trouble(endpoint, status);
    }

    PscProviderException requestRefused() {
        return new PscProviderException(
                ErrorCode.TOKEN_REQUEST_REFUSED, "the " + endpoint + " refuses the request: " + error);
    }

    /** The connection was made, with the certificate if one is sent: it is the registration that does not fit. */
    PscProviderException clientRefused() {
        return new PscProviderException(
                ErrorCode.CLIENT_REFUSED,
                "the " + endpoint + " refuses this client" + (error.isEmpty() ? "" : " (" + error + ")")
                        + ": check the client id, the secret or the subject of the certificate, and that the method is the"
                        + " one declared");
    }
}
