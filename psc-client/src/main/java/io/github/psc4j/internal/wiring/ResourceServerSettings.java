package io.github.psc4j.internal.wiring;

import io.github.psc4j.assurance.AssurancePolicy;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.event.PscEventListener;
import io.github.psc4j.http.HttpSettings;
import io.github.psc4j.internal.url.UrlPolicy;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.resource.ClientCertificates;
import io.github.psc4j.resource.TokenBinding;
import io.github.psc4j.resource.TokenCaching;
import io.github.psc4j.token.ClientAuthentication;
import io.github.psc4j.token.SigningAlgorithm;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/** What a resource server was told, and that it fits together. The builder says what each setting means. */
public record ResourceServerSettings(
        Optional<Own> own,
        Optional<Psc> psc,
        Optional<URI> jwksUri,
        Optional<String> nationalIdClaim,
        Set<String> authorizedParties,
        UrlPolicy urls,
        TokenBinding binding,
        Set<SigningAlgorithm> algorithms,
        AssurancePolicy assurance,
        ClientCertificates certificates,
        TokenCaching caching,
        HttpSettings http,
        Duration clockSkew,
        Clock clock,
        Optional<Executor> background,
        PscEventListener listener) {

    /** The authorization server of the service. */
    public record Own(URI issuer, String audience) {}

    /** PSC, and the service as PSC knows it. */
    public record Psc(PscEnvironment environment, String clientId, ClientAuthentication authentication) {}

    /** Refuses what does not fit together, with the setting to change. */
    public ResourceServerSettings {
        if (own.isEmpty() && psc.isEmpty()) {
            throw invalid(
                    "nobody's tokens are accepted: call authorizationServer(…), or psc(…) and authorizedParties(…)");
        }
        if (psc.isPresent() && authorizedParties.isEmpty()) {
            throw invalid(
                    "tokens of PSC have no audience: name the clients whose tokens are accepted with authorizedParties(…)");
        }
        if (psc.isEmpty() && !authorizedParties.isEmpty()) {
            throw invalid("authorizedParties(…) is about tokens of PSC: call psc(…) too");
        }
        if (own.isEmpty() && (jwksUri.isPresent() || nationalIdClaim.isPresent())) {
            throw invalid(
                    "jwksUri(…) and nationalIdClaim(…) are about an authorization server: call authorizationServer(…) too");
        }
        if (own.filter(server -> server.audience().isBlank()).isPresent()) {
            throw invalid(
                    "a service that does not say which audience it is would accept tokens that are meant for others:"
                            + " name it in authorizationServer(…)");
        }
        if (nationalIdClaim.filter(String::isBlank).isPresent()) {
            throw invalid("the claim with the national identifier has no name");
        }
        Optional<URI> pscIssuer = psc.map(provider -> provider.environment().issuer());
        if (pscIssuer.isPresent() && pscIssuer.equals(own.map(Own::issuer))) {
            throw invalid(
                    "PSC is not the authorization server of this service: its tokens have no audience, and are accepted"
                            + " by psc(…)");
        }
    }

    private static PscConfigurationException invalid(String message) {
        return new PscConfigurationException(ErrorCode.CONFIGURATION_INVALID, message);
    }
}
