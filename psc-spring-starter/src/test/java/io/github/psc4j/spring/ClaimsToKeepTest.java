package io.github.psc4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.mock.Personas;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** An application that says what it keeps of a person has nothing else in its session. */
@TestPropertySource(properties = "psc.claims-to-keep=identifiers,professions")
class ClaimsToKeepTest extends PscIntegrationTest {

    @Test
    void the_principal_holds_what_the_property_names_and_nothing_else() {
        logIn(Personas.PHYSICIAN);

        assertThat(browser.get("/me").body())
                .contains("\"rpps\":\"99910001017\"")
                .doesNotContain("FAUXMÉDECIN")
                .contains("\"situations\":1");
    }
}
