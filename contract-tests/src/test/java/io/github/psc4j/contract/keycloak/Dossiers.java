package io.github.psc4j.contract.keycloak;

import io.github.psc4j.PscClient;
import io.github.psc4j.contract.ClientKeyStore;
import io.github.psc4j.contract.Person;
import io.github.psc4j.contract.client.ClientContract;
import io.github.psc4j.contract.client.ClockAhead;
import io.github.psc4j.event.PscEvent;
import io.github.psc4j.http.ClientCertificate;
import io.github.psc4j.http.HttpSettings;
import io.github.psc4j.login.PendingLogin;
import io.github.psc4j.propagation.PropagationPolicy;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.token.ClientAuthentication;
import io.github.psc4j.token.TokenExchange;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service whose authorization server is the realm of {@code dossiers.json}, and a web application that calls it. */
final class Dossiers {
    static final String AUDIENCE = "https://api.dossiers.example";
    static final String SCOPE = "dossiers.lire";
    static final String WEB_APP = "web-app";
    /** Of its tokens. */
    static final Duration LIFETIME = Duration.ofMinutes(5);

    final KeycloakProvider provider = KeycloakProvider.shared();
    final ClientCertificate ours = certificate(provider.mutualTlsClient().keyStore());
    final ClientCertificate nobodys = certificate(provider.certificateOfNobody());
    final ClockAhead clock = new ClockAhead();
    final List<PscEvent> events = new CopyOnWriteArrayList<>();

    private static ClientCertificate certificate(ClientKeyStore keyStore) {
        return ClientCertificate.pkcs12(keyStore.file(), Secret.of(keyStore.password()));
    }

    HttpSettings http() {
        return HttpSettings.defaults()
                .withTimeouts(Duration.ofMinutes(10), Duration.ofMinutes(10), Duration.ofMinutes(10))
                .withTrustedCertificates(provider.trust());
    }

    /** The exchange that works. */
    TokenExchange exchange() {
        return exchange(WEB_APP, ours, SCOPE);
    }

    TokenExchange exchange(String clientId, ClientCertificate certificate, String... scope) {
        return withoutSubjectIssuer(clientId, certificate, scope).withSubjectIssuer("psc");
    }

    TokenExchange withoutSubjectIssuer(String clientId, ClientCertificate certificate, String... scope) {
        return TokenExchange.at(
                        URI.create(provider.dossiers() + "/protocol/openid-connect/token"),
                        clientId,
                        ClientAuthentication.mutualTls(certificate),
                        Set.of(scope))
                .withHttp(http());
    }

    PscClient client(TokenExchange exchange) {
        return ClientContract.builder(provider, clock)
                .clientId(provider.secretClient().id())
                .clientAuthentication(
                        ClientAuthentication.secretBasic(provider.secretClient().secret()))
                .propagation(PropagationPolicy.denyAll().exchangeFor("dossiers", URI.create(AUDIENCE), exchange))
                .listener(events::add)
                // The provider's clock stays where it is.
                .clockSkew(LIFETIME)
                .build();
    }

    PscSession logIn(PscClient psc, Person person) {
        PendingLogin pending = psc.login().start();
        return psc.login().complete(pending, provider.logIn(pending.authorizationUri(), person));
    }

    /** What a call of the service would carry. */
    static Secret token(PscClient psc, PscSession session) {
        return psc.propagation()
                .tokenFor(URI.create(AUDIENCE + "/patients"), () -> Optional.of(session))
                .orElseThrow();
    }
}
