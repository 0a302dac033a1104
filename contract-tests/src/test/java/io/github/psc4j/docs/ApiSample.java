package io.github.psc4j.docs;

import io.github.psc4j.ResourceServer;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.resource.AcceptedToken;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.token.ClientAuthentication;
import io.github.psc4j.token.ValidationOutcome;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;

/** What the README shows of a service that receives tokens without Spring. */
abstract class ApiSample {
    void receive(Secret token, Optional<X509Certificate> certificateOfTheConnection) {
        ResourceServer api = ResourceServer.builder()
                .authorizationServer(
                        URI.create("https://login.dossier.example/realms/dossier"), "https://api.dossier.example")
                .psc(
                        PscEnvironment.SANDBOX,
                        "my-api",
                        ClientAuthentication.secretBasic(System.getenv("PSC_CLIENT_SECRET")))
                .authorizedParties(Set.of("the-web-app"))
                .build();

        ValidationOutcome<AcceptedToken> outcome = api.validate(token, certificateOfTheConnection);
        use(outcome);
    }

    abstract void use(ValidationOutcome<AcceptedToken> outcome);
}
