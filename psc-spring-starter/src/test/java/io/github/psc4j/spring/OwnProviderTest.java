package io.github.psc4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.mock.Personas;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.journal.Exchange;
import io.github.psc4j.mock.journal.Operation;
import io.github.psc4j.mock.model.Acr;
import io.github.psc4j.mock.model.Persona;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** A provider of the test's own is a bean: the starter starts no other and connects to it. */
@Import(OwnProviderTest.Own.class)
class OwnProviderTest extends PscIntegrationTest {
    private static final Persona MINE = Personas.NURSE.withId("mine");

    @TestConfiguration(proxyBeanMethods = false)
    static class Own {
        @Bean(destroyMethod = "close")
        PscMockProvider own() {
            return PscMockProvider.builder().persona(MINE).acr(Acr.EIDAS2).start();
        }
    }

    @Test
    void the_starter_logs_in_at_the_provider_of_the_test() {
        logIn(MINE);

        assertThat(browser.get("/me").statusCode()).isEqualTo(200);
        psc.journal().verify().once(Operation.CODE_GRANT).pkceWasSent().nothingRefused();
        Exchange grant = psc.journal().of(Operation.CODE_GRANT).get(0);
        assertThat(grant.issued("id_token").orElseThrow().claim("acr")).contains("eidas2");
    }
}
