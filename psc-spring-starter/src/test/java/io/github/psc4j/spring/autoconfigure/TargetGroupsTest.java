package io.github.psc4j.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.PscClient;
import io.github.psc4j.propagation.TokenPropagation;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpCookieHandling;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.web.service.registry.HttpServiceGroup;

/** How a group that carries tokens is called, whichever HTTP client is on the class path. */
class TargetGroupsTest {
    private static final Map<String, PscProperties.Propagation.Service> TARGETS = Map.of(
            "dossier", new PscProperties.Propagation.Service(URI.create("https://dossier.example/api"), null, null));

    record Group(String name) implements HttpServiceGroup {
        @Override
        public Set<Class<?>> httpServiceTypes() {
            return Set.of();
        }

        @Override
        public ClientType clientType() {
            return ClientType.REST_CLIENT;
        }
    }

    private static TargetGroups groups(
            Map<String, PscProperties.Propagation.Service> targets, @Nullable HttpClientSettings application) {
        TokenPropagation nobody = PscClient.propagationOf(() -> {
            throw new AssertionError("nobody is called");
        });
        return new TargetGroups(targets, nobody, null, null, application);
    }

    private static HttpClientSettings settings(HttpClientSettings application) {
        return groups(TARGETS, application).settings(new Group("dossier"));
    }

    @Test
    void a_group_is_a_target_by_its_name() {
        TargetGroups groups = groups(TARGETS, null);

        assertThat(groups.isTarget(new Group("dossier"))).isTrue();
        assertThat(groups.isTarget(new Group("Dossier"))).isFalse();
        assertThat(groups.isTarget(new Group(HttpServiceGroup.DEFAULT_GROUP_NAME)))
                .isFalse();
        assertThat(groups.baseUrl(new Group("dossier"))).isEqualTo("https://dossier.example/api");
    }

    @Test
    void V51_redirects_are_not_followed_whatever_the_application_says() {
        assertThat(settings(HttpClientSettings.defaults().withRedirects(HttpRedirects.FOLLOW))
                        .redirects())
                .isEqualTo(HttpRedirects.DONT_FOLLOW);
    }

    @Test
    void cookies_of_one_person_are_not_kept_for_the_next() {
        assertThat(settings(HttpClientSettings.defaults()).cookieHandling()).isEqualTo(HttpCookieHandling.DISABLE);
    }

    @Test
    void a_call_ends_in_time_and_the_application_says_when() {
        assertThat(settings(HttpClientSettings.defaults()).readTimeout()).isEqualTo(TargetClients.READ_TIMEOUT);
        assertThat(settings(HttpClientSettings.defaults()).connectTimeout())
                .isEqualTo(TokenPropagation.CONNECT_TIMEOUT);
        assertThat(settings(HttpClientSettings.defaults().withReadTimeout(Duration.ofSeconds(3)))
                        .readTimeout())
                .isEqualTo(Duration.ofSeconds(3));
    }
}
