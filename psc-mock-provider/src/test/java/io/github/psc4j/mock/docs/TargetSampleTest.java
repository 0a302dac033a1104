package io.github.psc4j.mock.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.model.ClientKey;
import io.github.psc4j.mock.model.MockClient;
import io.github.psc4j.mock.model.MockTarget;
import io.github.psc4j.mock.model.TargetEndpoints;
import java.net.http.HttpClient;
import org.junit.jupiter.api.Test;

class TargetSampleTest {
    @Test
    void a_target_service_beside_psc() {
        try (PscMockProvider psc = PscMockProvider.builder()
                .tls()
                .target(MockTarget.of("dossier", "dossier.read")
                        .withClient(MockClient.mutualTls("my-service-at-dossier", "CN=my-service,O=Clinique,C=FR"))
                        .withThumbprint(MockTarget.Thumbprint.ANS_EXAMPLES))
                .start()) {
            ClientKey key = psc.issueClientCertificate("CN=my-service,O=Clinique,C=FR");
            HttpClient http =
                    HttpClient.newBuilder().sslContext(psc.tlsContext(key)).build();
            TargetEndpoints dossier = psc.target("dossier"); // dossier.token(), introspection(), keys()

            assertThat(http.sslContext()).isNotNull();
            assertThat(dossier.token()).hasPath("/realms/dossier/protocol/openid-connect/token");
        }
    }
}
