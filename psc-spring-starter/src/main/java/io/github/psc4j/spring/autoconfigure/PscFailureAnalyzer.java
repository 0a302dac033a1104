package io.github.psc4j.spring.autoconfigure;

import io.github.psc4j.error.PscConfigurationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in a sentence which property stops the application from starting. */
class PscFailureAnalyzer extends AbstractFailureAnalyzer<PscConfigurationException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PscConfigurationException cause) {
        return new FailureAnalysis(
                "The connection to Pro Santé Connect is not configured: " + cause.getMessage() + ".",
                switch (cause.code()) {
                    case INSECURE_URL ->
                        "Use https in psc.issuer, psc.discovery-uri, psc.redirect-uri, psc.post-logout-redirect-uri,"
                                + " psc.api.issuer, psc.api.jwks-uri and psc.propagation.targets.*.url; plain http is for this very machine only.";
                    case CLIENT_SECRET_MALFORMED -> "Set psc.client-secret again, without spaces and line breaks.";
                    case CLIENT_CERTIFICATE_UNREADABLE ->
                        "Check the SSL bundle that psc.ssl-bundle names: its key store, alias and password.";
                    default ->
                        "Set or correct the property that the description names, in application.yml or as an"
                                + " environment variable.";
                },
                cause);
    }
}
