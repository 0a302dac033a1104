package io.github.psc4j.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.token.ClientAuthentication;
import io.github.psc4j.token.TokenExchange;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PropagationPolicyTest {
    private static final URI ORIGIN = URI.create("https://host.example/");
    private static final URI API = URI.create("https://host.example/api");

    private static String targetOf(PropagationPolicy policy, String uri) {
        return policy.targetOf(URI.create(uri)).map(PropagationTarget::name).orElse("none");
    }

    @Test
    void no_service_is_named_by_default() {
        assertThat(targetOf(PropagationPolicy.denyAll(), "https://host.example/api"))
                .isEqualTo("none");
    }

    @Test
    void of_two_services_at_one_origin_the_longer_path_decides_whatever_the_order() {
        for (PropagationPolicy policy : List.of(
                PropagationPolicy.denyAll().relayTo("all", ORIGIN).relayTo("api", API),
                PropagationPolicy.denyAll().relayTo("api", API).relayTo("all", ORIGIN))) {
            assertThat(targetOf(policy, "https://host.example/api/x")).isEqualTo("api");
            assertThat(targetOf(policy, "https://host.example/apix")).isEqualTo("all");
            assertThat(targetOf(policy, "https://host.example/")).isEqualTo("all");
            assertThat(targetOf(policy, "https://other.example/api/x")).isEqualTo("none");
        }
    }

    @Test
    void where_services_share_an_origin_a_path_that_can_be_read_in_two_ways_belongs_to_none() {
        PropagationPolicy two =
                PropagationPolicy.denyAll().relayTo("all", ORIGIN).relayTo("api", API);
        PropagationPolicy one = PropagationPolicy.denyAll().relayTo("all", ORIGIN);

        for (String path :
                List.of("x/../api/y", "x%2f..%2fapi/y", "%61pi/y", "ap%69/y", "x//y", "x;a=b/y", "x%3Ba=b/y")) {
            assertThat(targetOf(two, "https://host.example/" + path)).as(path).isEqualTo("none");
            assertThat(targetOf(one, "https://host.example/" + path)).as(path).isEqualTo("all");
        }
    }

    @Test
    void one_name_for_two_services_is_refused() {
        PropagationPolicy policy = PropagationPolicy.denyAll().relayTo("api", API);

        assertRefused(policy, PropagationTarget.relay("api", ORIGIN));
    }

    @Test
    void one_place_where_different_tokens_go_is_refused_however_it_is_written() {
        PropagationTarget exchange = PropagationTarget.exchange(
                "other",
                URI.create("https://HOST.example:443/api/"),
                TokenExchange.at(
                        URI.create("https://as.example/token"),
                        "me",
                        ClientAuthentication.secretBasic("s"),
                        Set.of("read")));

        assertRefused(PropagationPolicy.denyAll().relayTo("api", API), exchange);
        assertRefused(PropagationPolicy.denyAll().with(exchange), PropagationTarget.relay("api", API));
        assertThat(PropagationPolicy.denyAll()
                        .relayTo("api", API)
                        .relayTo("same", API)
                        .targets())
                .hasSize(2);
    }

    private static void assertRefused(PropagationPolicy policy, PropagationTarget target) {
        assertThatThrownBy(() -> policy.with(target))
                .isInstanceOfSatisfying(
                        PscConfigurationException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIGURATION_INVALID));
    }
}
