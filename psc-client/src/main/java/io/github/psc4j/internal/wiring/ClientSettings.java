package io.github.psc4j.internal.wiring;

import io.github.psc4j.assurance.AssurancePolicy;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.event.PscEventListener;
import io.github.psc4j.http.HttpSettings;
import io.github.psc4j.internal.encoding.VisibleAscii;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.internal.url.UrlPolicy;
import io.github.psc4j.login.ResponseIssuer;
import io.github.psc4j.logout.LogoutTokenReplayStore;
import io.github.psc4j.professional.ProfessionalReader;
import io.github.psc4j.propagation.PropagationPolicy;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.secret.SealingKey;
import io.github.psc4j.token.ClientAuthentication;
import io.github.psc4j.token.SigningAlgorithm;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/** What a client was told, and that it fits together. The builder says what each setting means. */
public record ClientSettings(
        PscEnvironment environment,
        String clientId,
        ClientAuthentication clientAuthentication,
        URI redirectUri,
        Optional<URI> postLogoutRedirectUri,
        HttpSettings http,
        AssurancePolicy assurance,
        PropagationPolicy propagation,
        Set<SigningAlgorithm> algorithms,
        Duration clockSkew,
        ResponseIssuer responseIssuer,
        ProfessionalReader professionals,
        Clock clock,
        SecureRandom random,
        Optional<SealingKey> sealingKey,
        Optional<LogoutTokenReplayStore> logoutTokenReplayStore,
        Optional<Executor> background,
        PscEventListener listener) {

    /** Refuses what does not fit together, with the setting to change. */
    @Implements({Requirement.RFC_6749_NO_FRAGMENT, Requirement.RP_LOGOUT_URI})
    public ClientSettings {
        if (clientId.isBlank() || !VisibleAscii.isAllOf(clientId)) {
            throw invalid(
                    "the client id is empty or has a space, a line break or an invisible character: paste it again");
        }
        requireBrowserUri("redirect URI", redirectUri);
        postLogoutRedirectUri.ifPresent(uri -> requireBrowserUri("post-logout redirect URI", uri));
        algorithms = Set.copyOf(algorithms);
        if (algorithms.isEmpty()) {
            throw invalid("at least one signature algorithm has to be accepted");
        }
    }

    /** The browser calls it, not this library: plain HTTP is for an application on the developer's own machine. */
    private static void requireBrowserUri(String name, URI uri) {
        UrlPolicy.HTTP_ON_LOOPBACK.check("the " + name, uri);
        if (uri.getRawFragment() != null) {
            throw invalid("a " + name + " has no fragment");
        }
    }

    private static PscConfigurationException invalid(String message) {
        return new PscConfigurationException(ErrorCode.CONFIGURATION_INVALID, message);
    }
}
