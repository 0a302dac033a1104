package io.github.psc4j.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.http.HttpSettings;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.model.ClientKey;
import io.github.psc4j.propagation.PropagationPolicy;
import io.github.psc4j.propagation.PropagationTarget;
import io.github.psc4j.token.ClientAuthentication;
import io.github.psc4j.token.TokenExchange;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslStoreBundle;

/** The targets of the properties, as a developer writes them. */
class TargetFactoryTest {
    private static final PscMockProvider PSC = PscMockProvider.builder().tls().start();
    private static final String PREFIX = "psc.propagation.targets.registry.";

    private final DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry();

    @AfterAll
    static void stop() {
        PSC.close();
    }

    private static Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>();
        properties.put(PREFIX + "url", "https://api.registry.example");
        properties.put(PREFIX + "ssl-bundle", "registry");
        properties.put(PREFIX + "exchange.token-endpoint", "https://login.registry.example/token");
        properties.put(PREFIX + "exchange.client-id", "my-service-at-the-registry");
        properties.put(PREFIX + "exchange.scope", "registry.read,registry.list");
        properties.put(PREFIX + "exchange.audience", "https://api.registry.example");
        properties.put(PREFIX + "exchange.subject-issuer", "psc");
        properties.put(PREFIX + "exchange.subject-token-type", "jwt");
        return properties;
    }

    private PropagationPolicy policy(Map<String, String> properties) {
        PscProperties bound =
                new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("psc", PscProperties.class);
        StaticListableBeanFactory beans = new StaticListableBeanFactory(Map.of("bundles", bundles));
        return new TargetFactory(beans.getBeanProvider(SslBundles.class), HttpSettings.defaults())
                .policy(bound.propagation().targets());
    }

    private static SslBundle bundle(ClientKey key) throws Exception {
        return CertificateService.bundle(PSC, key);
    }

    @Test
    void everything_of_an_exchange_can_be_said_by_properties() throws Exception {
        bundles.registerBundle("registry", bundle(PSC.issueClientCertificate("CN=first,C=FR")));

        PropagationTarget target = policy(properties()).targets().get(0);

        assertThat(target.name()).isEqualTo("registry");
        assertThat(target.base()).isEqualTo(URI.create("https://api.registry.example"));
        assertThat(target.sslContext()).isPresent();
        TokenExchange exchange = target.exchange().orElseThrow();
        assertThat(exchange.tokenEndpoint()).isEqualTo(URI.create("https://login.registry.example/token"));
        assertThat(exchange.clientId()).isEqualTo("my-service-at-the-registry");
        assertThat(exchange.authentication()).isInstanceOf(ClientAuthentication.MutualTls.class);
        assertThat(exchange.scope()).containsExactlyInAnyOrder("registry.read", "registry.list");
        assertThat(exchange.audience()).contains("https://api.registry.example");
        assertThat(exchange.subjectIssuer()).contains("psc");
        assertThat(exchange.subjectTokenType()).isEqualTo(TokenExchange.SubjectTokenType.JWT);
        assertThat(exchange.http().trustedCertificates()).containsExactly(PSC.tlsCertificate());
    }

    @Test
    void a_target_without_an_exchange_is_a_relay() {
        PropagationTarget target = policy(Map.of(PREFIX + "url", "https://api.registry.example"))
                .targets()
                .get(0);

        assertThat(target.exchange()).isEmpty();
        assertThat(target.sslContext()).isEmpty();
    }

    @Test
    void a_secret_does_where_there_is_no_certificate() {
        Map<String, String> properties = properties();
        properties.remove(PREFIX + "ssl-bundle");
        properties.put(PREFIX + "exchange.client-secret", "canary");

        PropagationTarget target = policy(properties).targets().get(0);

        assertThat(target.exchange().orElseThrow().authentication())
                .isInstanceOf(ClientAuthentication.SecretBasic.class);
        assertThat(target.toString()).doesNotContain("canary");
    }

    @Test
    void a_bundle_that_spring_boot_reloads_is_presented_anew_and_a_damaged_one_is_not() throws Exception {
        ClientKey second = PSC.issueClientCertificate("CN=second,C=FR");
        bundles.registerBundle("registry", bundle(PSC.issueClientCertificate("CN=first,C=FR")));
        ClientAuthentication authentication =
                policy(properties()).targets().get(0).exchange().orElseThrow().authentication();
        String first = authentication.certificate().orElseThrow().toString();

        bundles.updateBundle("registry", bundle(second));
        assertThat(authentication.certificate().orElseThrow().expiresAt())
                .isEqualTo(second.certificate().getNotAfter().toInstant());

        bundles.updateBundle("registry", SslBundle.of(SslStoreBundle.NONE));
        assertThat(authentication.certificate().orElseThrow().expiresAt())
                .isEqualTo(second.certificate().getNotAfter().toInstant());
        assertThat(first).startsWith("ClientCertificate");
    }

    @ParameterizedTest
    @CsvSource({
        "url, psc.propagation.targets.registry.url",
        "ssl-bundle, psc.propagation.targets.registry.ssl-bundle",
        "exchange.token-endpoint, psc.propagation.targets.registry.exchange.token-endpoint",
        "exchange.client-id, psc.propagation.targets.registry.exchange.client-id",
        "exchange.scope, psc.propagation.targets.registry.exchange.scope"
    })
    void what_is_missing_is_named(String left, String named) throws Exception {
        bundles.registerBundle("registry", bundle(PSC.issueClientCertificate("CN=first,C=FR")));
        Map<String, String> properties = properties();
        properties.remove(PREFIX + left);

        assertThatThrownBy(() -> policy(properties))
                .isInstanceOf(PscConfigurationException.class)
                .hasMessageContaining(named);
    }
}
