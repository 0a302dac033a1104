package io.github.psc4j.spring.autoconfigure;

import io.github.psc4j.http.HttpSettings;
import io.github.psc4j.propagation.PropagationPolicy;
import io.github.psc4j.propagation.PropagationTarget;
import io.github.psc4j.token.ClientAuthentication;
import io.github.psc4j.token.TokenExchange;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;

/** Makes the policy of propagation of the properties, and names the property to set where one is missing. */
final class TargetFactory {
    private final ObjectProvider<SslBundles> bundles;
    private final HttpSettings http;

    TargetFactory(ObjectProvider<SslBundles> bundles, HttpSettings http) {
        this.bundles = bundles;
        this.http = http;
    }

    PropagationPolicy policy(Map<String, PscProperties.Propagation.Service> services) {
        PropagationPolicy policy = PropagationPolicy.denyAll();
        for (Map.Entry<String, PscProperties.Propagation.Service> service : services.entrySet()) {
            policy = policy.with(target(service.getKey(), service.getValue()));
        }
        return policy;
    }

    private PropagationTarget target(String name, PscProperties.Propagation.Service service) {
        String prefix = "psc.propagation.targets." + name + ".";
        URI url = ClientFactory.required(service.url(), prefix + "url", "the base URL of the service");
        Optional<BundledCertificate> certificate = Optional.ofNullable(service.sslBundle())
                .map(bundle -> BundledCertificate.of(bundles.getObject(), bundle, prefix + "ssl-bundle"));
        PropagationTarget target = service.exchange() == null
                ? PropagationTarget.relay(name, url)
                : PropagationTarget.exchange(
                        name, url, exchange(prefix + "exchange.", service.exchange(), certificate));
        return certificate
                .map(found -> target.withCertificate(found.certificate(), found.authorities()))
                .orElse(target);
    }

    private TokenExchange exchange(
            String prefix, PscProperties.Propagation.Exchange exchange, Optional<BundledCertificate> certificate) {
        if (exchange.scope().isEmpty()) {
            throw ClientFactory.missing(
                    prefix + "scope", "what the token is for, in the terms of the service, for example dossiers.lire");
        }
        TokenExchange built = TokenExchange.at(
                        ClientFactory.required(
                                exchange.tokenEndpoint(),
                                prefix + "token-endpoint",
                                "the token endpoint of the service's authorization server"),
                        ClientFactory.required(
                                exchange.clientId(), prefix + "client-id", "the client id of the application there"),
                        authentication(prefix, exchange, certificate),
                        exchange.scope())
                .withSubjectTokenType(exchange.subjectTokenType())
                .withHttp(certificate
                        .map(BundledCertificate::authorities)
                        .filter(authorities -> !authorities.isEmpty())
                        .map(http::withTrustedCertificates)
                        .orElse(http));
        if (exchange.audience() != null && !exchange.audience().isBlank()) {
            built = built.withAudience(exchange.audience());
        }
        return exchange.subjectIssuer() == null || exchange.subjectIssuer().isBlank()
                ? built
                : built.withSubjectIssuer(exchange.subjectIssuer());
    }

    private static ClientAuthentication authentication(
            String prefix, PscProperties.Propagation.Exchange exchange, Optional<BundledCertificate> certificate) {
        if (exchange.clientSecret() != null) {
            return ClientAuthentication.secretBasic(
                    ClientFactory.required(exchange.clientSecret(), prefix + "client-secret", "the client secret there")
                            .reveal());
        }
        return ClientAuthentication.mutualTls(certificate
                .orElseThrow(() -> ClientFactory.missing(
                        prefix.replace("exchange.", "ssl-bundle"),
                        "the SSL bundle with the certificate that the exchange is made with"))
                .certificate());
    }
}
