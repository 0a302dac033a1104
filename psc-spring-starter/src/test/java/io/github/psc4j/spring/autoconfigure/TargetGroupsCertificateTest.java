package io.github.psc4j.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.PscClient;
import io.github.psc4j.login.PendingLogin;
import io.github.psc4j.mock.Personas;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.spring.CurrentPscSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.service.HttpServiceClientPropertiesAutoConfiguration;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.boot.restclient.autoconfigure.service.HttpServiceClientAutoConfiguration;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.service.ReactiveHttpServiceClientAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.registry.HttpServiceGroup.ClientType;
import org.springframework.web.service.registry.ImportHttpServices;

/** Which certificate the service of an HTTP interface sees. */
class TargetGroupsCertificateTest {
    private static final PscMockProvider AUTHORITY =
            PscMockProvider.builder().tls().start();

    private static CertificateService service;
    private static SslBundle ofTarget;
    private static SslBundle ofApplication;

    private final DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry();

    @BeforeAll
    static void start() throws Exception {
        service = new CertificateService(AUTHORITY);
        ofTarget = bundle("of-target");
        ofApplication = bundle("of-application");
    }

    @AfterEach
    void forget() {
        service.forget();
    }

    @AfterAll
    static void stop() {
        service.close();
        AUTHORITY.close();
    }

    interface Dossier {
        @GetExchange("/x")
        ResponseEntity<Void> x();
    }

    interface ReactiveDossier {
        @GetExchange("/x")
        ResponseEntity<Void> x();
    }

    @Configuration(proxyBeanMethods = false)
    @ImportHttpServices(group = "dossier", types = Dossier.class)
    @ImportHttpServices(group = "dossier-web", types = ReactiveDossier.class, clientType = ClientType.WEB_CLIENT)
    static class Groups {}

    private ApplicationContextRunner application(String... properties) {
        bundles.registerBundle("of-target", ofTarget);
        bundles.registerBundle("of-application", ofApplication);
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        PscAutoConfiguration.class,
                        HttpClientAutoConfiguration.class,
                        ReactiveHttpClientAutoConfiguration.class,
                        RestClientAutoConfiguration.class,
                        WebClientAutoConfiguration.class,
                        HttpServiceClientPropertiesAutoConfiguration.class,
                        HttpServiceClientAutoConfiguration.class,
                        ReactiveHttpServiceClientAutoConfiguration.class))
                .withUserConfiguration(Groups.class)
                .withBean(DefaultSslBundleRegistry.class, () -> bundles)
                .withPropertyValues(
                        "psc.propagation.targets.dossier.url=" + service.url("/api"),
                        "psc.propagation.targets.dossier.ssl-bundle=of-target",
                        "psc.propagation.targets.dossier-web.url=" + service.url("/web"),
                        "psc.propagation.targets.dossier-web.ssl-bundle=of-target")
                .withPropertyValues(properties);
    }

    private static SslBundle bundle(String name) throws Exception {
        return CertificateService.bundle(AUTHORITY, AUTHORITY.issueClientCertificate("CN=" + name + ",C=FR"));
    }

    private static void callBoth(ApplicationContext context) {
        PscClient psc = context.getBean(PscClient.class);
        PendingLogin pending = psc.login().start();
        PscSession session = psc.login()
                .complete(
                        pending,
                        context.getBean(PscMockProvider.class).login(pending.authorizationUri(), Personas.NURSE));
        context.getBean(CurrentPscSession.class).run(session, () -> {
            context.getBean(Dossier.class).x();
            context.getBean(ReactiveDossier.class).x();
        });
    }

    @Test
    void a_renewed_certificate_of_the_target_is_presented_without_a_restart() {
        application().run(context -> {
            callBoth(context);
            bundles.updateBundle("of-target", bundle("renewed"));
            callBoth(context);

            assertThat(service.seen())
                    .containsExactly("CN=of-target,C=FR", "CN=of-target,C=FR", "CN=renewed,C=FR", "CN=renewed,C=FR");
        });
    }

    @Test
    void a_bundle_for_every_client_of_the_application_does_not_take_the_place_of_the_certificate() {
        application("spring.http.clients.ssl.bundle=of-application").run(context -> {
            callBoth(context);

            assertThat(service.seen()).containsOnly("CN=of-target,C=FR").hasSize(2);
        });
    }

    @Test
    void a_bundle_that_the_application_says_for_the_group_does() {
        application(
                        "spring.http.serviceclient.dossier.ssl.bundle=of-application",
                        "spring.http.serviceclient.dossier-web.ssl.bundle=of-application")
                .run(context -> {
                    callBoth(context);

                    assertThat(service.seen())
                            .containsOnly("CN=of-application,C=FR")
                            .hasSize(2);
                });
    }
}
