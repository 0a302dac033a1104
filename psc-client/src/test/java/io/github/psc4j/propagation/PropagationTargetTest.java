package io.github.psc4j.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.error.PscConfigurationException;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PropagationTargetTest {
    @ParameterizedTest
    @CsvSource({
        "https://api.example/v1, https://api.example/v1/a, true",
        "https://api.example/v1, https://API.example:443/v1, true",
        "https://api.example/v1/, https://api.example/v1/a?b=/../c, true",
        "https://api.example, https://api.example/anything, true",
        "https://api.example, https://api.example, true",
        "https://api.example/v1, https://api.example/v2, false",
        "https://api.example/v1, https://api.example/v1x, false",
        "https://api.example/v1, http://api.example/v1, false",
        "https://api.example/v1, https://api.example:8443/v1, false",
        "https://api.example/v1, https://api.example.evil.example/v1, false",
        "https://api.example/v1, https://evil.example/v1, false",
        "https://api.example/v1, https://api.example@evil.example/v1, false",
        "https://api.example/v1, https://user@api.example/v1, false",
        "https://api.example/v1, https://api.example/v1/../v2, false",
        "https://api.example/v1, https://api.example/v1/%2e%2e/v2, false",
        "https://api.example/v1, https://api.example/v1/%2E./v2, false",
        "https://api.example/v1, https://api.example/v1/..%2fv2, false",
        "https://api.example/v1, https://api.example/v1/..;/v2, false",
        "https://api.example/v1, https://api.example/v1//v2, false",
        "https://api.example/v1, https://api.example/v1/%252e%252e/v2, false",
        "https://api.example/v1, https://api.example/v1/%c0%ae%c0%ae/v2, false",
        "https://api.example, https://api.example/a;b=c//d%2Fe, true",
        "https://api.example/v1, https://api.example./v1, false",
        "https://api.example/v1, https://api.example:443443/v1, false",
        "https://api.example/v1, /v1, false",
        "https://api.example/v1, mailto:api@api.example, false",
    })
    void a_target_covers_its_origin_and_path_only(String base, String uri, boolean covered) {
        assertThat(PropagationTarget.relay("api", URI.create(base)).covers(URI.create(uri)))
                .isEqualTo(covered);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.example",
                "/v1",
                "https://user@api.example",
                "https://api.example?a=b",
                "https://api.example#a",
                "https://api.example/a/../b",
                "ftp://api.example"
            })
    void a_target_that_would_be_ambiguous_or_in_clear_is_refused(String base) {
        assertThatThrownBy(() -> PropagationTarget.relay("api", URI.create(base)))
                .isInstanceOf(PscConfigurationException.class);
    }
}
