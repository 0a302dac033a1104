package io.github.psc4j.spring;

import static io.github.psc4j.spring.TestBrowser.location;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.PscClient;
import io.github.psc4j.mock.Personas;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.journal.Operation;
import io.github.psc4j.mock.junit.PscFault;
import io.github.psc4j.mock.junit.PscMock;
import io.github.psc4j.mock.junit.PscMockExtension;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.token.ClientAuthentication;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

/** A test says which provider the application is connected to, whatever the application is configured with. */
class ConnectionDetailsTest {

    private static void logIn(PscMockProvider psc, int port) {
        TestBrowser browser = new TestBrowser(port);
        URI start = location(browser.get("/oauth2/authorization/psc?target=/page"));
        browser.get(psc.login(start, Personas.NURSE));

        assertThat(browser.get("/me", "Accept", "application/json").statusCode())
                .isEqualTo(200);
        psc.journal().verify().once(Operation.CODE_GRANT).nothingRefused();
    }

    @Nested
    @SpringBootTest(
            classes = TestApplication.class,
            webEnvironment = WebEnvironment.RANDOM_PORT,
            properties = {"psc.environment=sandbox", "psc.client-id=real", "psc.client-secret=real"})
    @PscMock(transport = PscMock.Transport.TLS)
    class An_annotated_test {
        @LocalServerPort
        int port;

        @Test
        void has_the_provider_of_the_application_as_a_parameter(PscMockProvider psc) {
            assertThat(psc.issuer()).hasScheme("https");

            logIn(psc, port);
        }

        @Autowired
        PscMockProvider bean;

        @Test
        void and_as_a_bean_and_as_new_for_each_test(PscMockProvider psc) {
            assertThat(bean).isSameAs(psc);
            psc.journal().verify().never(Operation.CODE_GRANT);
        }

        @Test
        @PscFault("unavailable@userinfo")
        void may_have_a_fault(PscMockProvider psc) {
            TestBrowser browser = new TestBrowser(port);
            URI start = location(browser.get("/oauth2/authorization/psc?target=/page"));

            assertThat(browser.get(psc.login(start, Personas.NURSE)).statusCode())
                    .isEqualTo(503);
        }

        @Nested
        class And_its_nested_class {
            @Test
            void shares_it(PscMockProvider psc) {
                logIn(psc, port);
            }
        }
    }

    @Nested
    @SpringBootTest(classes = TestApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
    @DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
    class A_provider_of_the_test_s_own_making {
        @RegisterExtension
        static final PscMockExtension PSC =
                PscMockExtension.with(PscMockProvider.builder().tls());

        @LocalServerPort
        int port;

        @Autowired
        PscMockProvider bean;

        @Test
        void is_the_one_of_the_application() {
            assertThat(bean).isSameAs(PSC.provider());
            assertThat(bean.issuer()).hasScheme("https");

            logIn(bean, port);
        }

        @Test
        void and_of_the_next_application_when_that_one_has_ended() {
            logIn(bean, port);
        }
    }

    @Nested
    @SpringBootTest(classes = TestApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
    @Import(A_bean_with_the_details.Details.class)
    class A_bean_with_the_details {
        @RegisterExtension
        static final PscMockExtension PSC = PscMockExtension.with(PscMockProvider.builder());

        @LocalServerPort
        int port;

        @TestConfiguration(proxyBeanMethods = false)
        static class Details {
            @Bean
            PscConnectionDetails elsewhere() {
                return new PscConnectionDetails() {
                    @Override
                    public PscEnvironment environment() {
                        return PscEnvironment.development(PSC.provider().issuer());
                    }

                    @Override
                    public String clientId() {
                        return PscMockProvider.CLIENT_ID;
                    }

                    @Override
                    public ClientAuthentication clientAuthentication() {
                        return ClientAuthentication.secretPost(PscMockProvider.CLIENT_SECRET);
                    }

                    @Override
                    public List<X509Certificate> trustedCertificates() {
                        return List.of();
                    }
                };
            }
        }

        @Test
        void connects_the_application_and_starts_no_simulator(
                @Autowired PscClient client,
                @Autowired org.springframework.beans.factory.ObjectProvider<PscMockProvider> simulator) {
            assertThat(simulator.getIfAvailable()).isSameAs(PSC.provider());
            assertThat(client.environment().issuer()).isEqualTo(PSC.provider().issuer());

            logIn(PSC.provider(), port);
        }
    }
}
