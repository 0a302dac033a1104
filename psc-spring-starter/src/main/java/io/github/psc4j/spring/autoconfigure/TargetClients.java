package io.github.psc4j.spring.autoconfigure;

import io.github.psc4j.PscClient;
import io.github.psc4j.propagation.TokenPropagation;
import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;

/** What is under every client that carries tokens. */
final class TargetClients {
    static final Duration READ_TIMEOUT = Duration.ofSeconds(10);

    private TargetClients() {}

    static HttpClient http(ObjectProvider<PscClient> psc) {
        return PscClient.propagationOf(psc::getObject).httpClientWithoutTokens(TokenPropagation.CONNECT_TIMEOUT);
    }
}
