package io.github.psc4j.mock.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.mock.PscMockProvider;
import org.junit.jupiter.api.Test;

class PscMockOnAMethodTest {

    @Test
    @PscMock(transport = PscMock.Transport.TLS)
    void speaks_as_the_annotation_says(PscMockProvider psc) {
        assertThat(psc.issuer().getScheme()).isEqualTo("https");
        assertThat(psc.tlsCertificate()).isNotNull();
    }

    @Test
    void an_extension_has_no_provider_outside_a_test() {
        assertThatThrownBy(() -> new PscMockExtension().provider()).isInstanceOf(IllegalStateException.class);
    }
}
