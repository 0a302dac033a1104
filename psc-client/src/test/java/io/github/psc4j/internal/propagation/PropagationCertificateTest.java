package io.github.psc4j.internal.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.http.ClientCertificate;
import io.github.psc4j.propagation.PropagationPolicy;
import io.github.psc4j.propagation.PropagationTarget;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.testing.TlsServer;
import io.github.psc4j.token.ClientAuthentication;
import io.github.psc4j.token.TokenExchange;
import java.net.URI;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;

/** Which certificate a service is called with. */
class PropagationCertificateTest {
    private static final URI API = URI.create("https://registry.example/api");
    private static final HeldCertificate OF_THE_EXCHANGE = TlsServer.issue("of the exchange");
    private static final HeldCertificate OF_THE_SERVICE = TlsServer.issue("of the service");

    private static ClientCertificate certificate(HeldCertificate held) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("x", held.keyPair().getPrivate(), "p".toCharArray(), new Certificate[] {held.certificate()});
        return ClientCertificate.of(store, Secret.of("p"));
    }

    private static PropagationTarget exchange() throws Exception {
        return PropagationTarget.exchange(
                "registry",
                API,
                TokenExchange.at(
                        URI.create("https://as.example/token"),
                        "me",
                        ClientAuthentication.mutualTls(certificate(OF_THE_EXCHANGE)),
                        Set.of("read")));
    }

    @Test
    void the_one_of_the_exchange_unless_the_service_has_its_own() throws Exception {
        PropagationTarget target = exchange();
        assertThat(target.certificate()).contains(OF_THE_EXCHANGE.certificate());
        assertThat(target.sslContext()).isPresent();
        assertThat(target.base()).isEqualTo(API);

        PropagationTarget own =
                target.withCertificate(certificate(OF_THE_SERVICE), List.of(TlsServer.AUTHORITY.certificate()));
        assertThat(own.certificate()).contains(OF_THE_SERVICE.certificate());
        assertThat(own.sslContext()).isPresent();
        assertThat(own.exchange()).isPresent();
    }

    @Test
    void what_a_kept_token_hangs_on_is_the_newest_one_of_the_service_and_of_the_exchange() throws Exception {
        AtomicReference<ClientCertificate> newest = new AtomicReference<>(certificate(OF_THE_EXCHANGE));
        PropagationTarget target = PropagationTarget.exchange(
                        "registry",
                        API,
                        TokenExchange.at(
                                URI.create("https://as.example/token"),
                                "me",
                                ClientAuthentication.mutualTls(ClientCertificate.newestOf(newest::get)),
                                Set.of("read")))
                .withCertificate(certificate(OF_THE_SERVICE), List.of());
        assertThat(ExchangedTokens.certificates(target))
                .containsExactly(OF_THE_SERVICE.certificate(), OF_THE_EXCHANGE.certificate());

        HeldCertificate renewed = TlsServer.issue("renewed");
        newest.set(certificate(renewed));

        assertThat(ExchangedTokens.certificates(target))
                .containsExactly(OF_THE_SERVICE.certificate(), renewed.certificate());
    }

    @Test
    void none_for_a_plain_relay_and_one_where_it_is_said() throws Exception {
        PropagationTarget relay = PropagationTarget.relay("registry", API);
        assertThat(relay.certificate()).isEmpty();
        assertThat(relay.sslContext()).isEmpty();
        assertThat(relay.withCertificate(certificate(OF_THE_SERVICE), List.of()).certificate())
                .contains(OF_THE_SERVICE.certificate());
    }

    @Test
    void the_policy_keeps_what_it_was_given() throws Exception {
        TokenExchange exchange = exchange().exchange().orElseThrow();

        PropagationPolicy policy = PropagationPolicy.denyAll()
                .exchangeFor("registry", API, exchange)
                .exchangeFor("another", URI.create("https://registry.example/other"), exchange)
                .exchangeFor("elsewhere", URI.create("https://registry.example:444/api"), exchange)
                .exchangeFor("not-tls", URI.create("http://localhost/api"), exchange);

        assertThat(policy.targets())
                .extracting(PropagationTarget::name)
                .containsExactly("registry", "another", "elsewhere", "not-tls");
        assertThat(policy.targetOf(URI.create("https://registry.example:443/api"))
                        .orElseThrow()
                        .name())
                .isEqualTo("registry");
        assertThat(policy.targetOf(URI.create("https://registry.example:0/api")))
                .isEmpty();
    }
}
