package io.github.psc4j;

import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.internal.resource.RequestValidator;
import io.github.psc4j.resource.AcceptedToken;
import io.github.psc4j.resource.ReceivedRequest;
import io.github.psc4j.resource.RequestOutcome;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.token.ValidationOutcome;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * A service that receives tokens (« API Pro Santé Connectée »): it accepts those of its own authorization server, which it
 * validates itself, those of PSC, about which it asks PSC, or both. Immutable and thread-safe; building it does no I/O.
 *
 * <pre>{@code
 * ResourceServer api = ResourceServer.builder()
 *     .authorizationServer(URI.create("https://login.dossier.example/realms/dossier"), "https://api.dossier.example")
 *     .psc(PscEnvironment.SANDBOX, "my-api", ClientAuthentication.mutualTls(certificate))
 *     .authorizedParties(Set.of("the-web-app"))
 *     .build();
 *
 * ValidationOutcome<AcceptedToken> outcome = api.validate(token, certificateOfTheConnection);
 * }</pre>
 *
 * A web application has it validate the whole {@linkplain #validate(ReceivedRequest) request}, and sends the response it names.
 */
public final class ResourceServer {
    private final RequestValidator validator;

    ResourceServer(RequestValidator validator) {
        this.validator = validator;
    }

    /**
     * Begins to build a resource server.
     *
     * @return the builder
     */
    public static ResourceServerBuilder builder() {
        return new ResourceServerBuilder();
    }

    /**
     * Validates a token.
     *
     * @param token the token as it was received
     * @param clientCertificate the client certificate of the connection on which it came, if there was one
     * @return verified; rejected by a named rule; or undetermined, if keys or PSC's word on the token cannot be had now
     */
    public ValidationOutcome<AcceptedToken> validate(Secret token, Optional<X509Certificate> clientCertificate) {
        return validator.validate(
                Arguments.required(token, "token"), Arguments.required(clientCertificate, "clientCertificate"));
    }

    /**
     * Validates a request: finds the token and the client certificate in it, and says what to respond.
     *
     * @param request the request
     * @return accepted; anonymous, if it has no token; or refused, with the response
     */
    public RequestOutcome validate(ReceivedRequest request) {
        return validator.validate(Arguments.required(request, "request"));
    }
}
