package io.github.psc4j.mock.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.mock.Personas;
import io.github.psc4j.mock.PscMockProvider;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The provider as a parameter of tests. */
@PscMock
class PscMockTest {

    private static final Set<URI> ISSUERS = new HashSet<>();

    @RepeatedTest(3)
    void gives_every_test_of_a_class_the_same_provider_as_new(PscMockProvider psc) {
        ISSUERS.add(psc.issuer());

        assertThat(ISSUERS).hasSize(1);
        assertThat(psc.refusals()).isEmpty();
        assertThatThrownBy(() -> psc.login(URI.create(psc.walletOrigin() + "/auth?client_id=stranger"), Personas.NURSE))
                .hasMessageContaining("unknown-client");
        assertThat(psc.refusals()).hasSize(1);
    }

    @Nested
    class InANestedClass {

        @Test
        void the_provider_of_the_outer_class_is_shared(PscMockProvider psc) {
            ISSUERS.add(psc.issuer());
            assertThat(ISSUERS).hasSize(1);
            assertThat(psc.wireMock().isRunning()).isTrue();
        }
    }
}
