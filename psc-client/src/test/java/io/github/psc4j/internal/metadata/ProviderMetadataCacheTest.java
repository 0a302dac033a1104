package io.github.psc4j.internal.metadata;

import static io.github.psc4j.testing.ScriptedProvider.json;
import static io.github.psc4j.testing.ScriptedProvider.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.error.PscException;
import io.github.psc4j.event.PscEvent;
import io.github.psc4j.internal.http.HttpTransport;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.provider.ProviderMetadata;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.testing.FakeClock;
import io.github.psc4j.testing.PatientHttp;
import io.github.psc4j.testing.Proves;
import io.github.psc4j.testing.ScriptedProvider;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderMetadataCacheTest {
    private static final String DOCUMENT = "/realm/.well-known/wallet-openid-configuration";

    private final FakeClock clock = new FakeClock();
    private final ScriptedProvider provider = new ScriptedProvider();
    private final List<PscEvent> events = new ArrayList<>();
    private final HttpTransport http = new HttpTransport(PatientHttp.SETTINGS, Optional.empty(), clock, event -> {});

    @AfterEach
    void stop() {
        provider.close();
    }

    private ProviderMetadataCache cache(PscEnvironment environment) {
        return new ProviderMetadataCache(environment, http, clock, Runnable::run, events::add);
    }

    private ProviderMetadataCache cache() {
        return cache(PscEnvironment.development(provider.issuerUri()));
    }

    private Map<String, Object> document() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("issuer", provider.issuer());
        members.put("authorization_endpoint", "https://wallet.example/auth");
        members.put("token_endpoint", provider.origin() + "/token");
        members.put("userinfo_endpoint", provider.origin() + "/userinfo");
        members.put("jwks_uri", provider.origin() + "/keys");
        return members;
    }

    private ErrorCode refusal(Consumer<Map<String, Object>> change) {
        Map<String, Object> members = document();
        change.accept(members);
        provider.on(DOCUMENT, json(200, members));
        return catchThrowableOfType(PscException.class, () -> cache().metadata())
                .code();
    }

    @Test
    void building_it_requests_nothing() {
        cache();
        assertThat(provider.received(DOCUMENT)).isEmpty();
    }

    @Test
    @Proves(Requirement.RFC_9700_METADATA)
    void accepts_an_authorization_endpoint_on_another_host_and_odd_acr_values() {
        Map<String, Object> members = document();
        members.put("acr_values_supported", List.of("0", "0"));
        provider.on(DOCUMENT, json(200, members));

        assertThat(cache().metadata().authorizationEndpoint()).isEqualTo(URI.create("https://wallet.example/auth"));
        assertThat(cache().metadata().endSessionEndpoint()).isEmpty();
    }

    @Test
    @Proves(Requirement.DISCOVERY_ISSUER)
    void refuses_a_document_of_another_issuer_and_names_both() {
        provider.on(DOCUMENT, json(200, Map.of("issuer", "https://other.example/realm")));

        assertThatThrownBy(() -> cache().metadata())
                .hasMessageStartingWith("PSC-2006")
                .hasMessageContaining(provider.issuer())
                .hasMessageContaining("https://other.example/realm");
    }

    @Test
    @Proves(Requirement.DISCOVERY_ENDPOINTS)
    void refuses_a_document_that_cannot_be_used() {
        assertThat(refusal(d -> d.remove("issuer"))).isEqualTo(ErrorCode.ISSUER_MISMATCH);
        assertThat(refusal(d -> d.put("issuer", List.of(provider.issuer())))).isEqualTo(ErrorCode.ISSUER_MISMATCH);
        for (String name : List.of("authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri")) {
            assertThat(refusal(d -> d.remove(name))).isEqualTo(ErrorCode.DISCOVERY_INCOMPLETE);
            for (Object bad : List.of(
                    "",
                    "not a url",
                    "/relative",
                    "http://remote.example/",
                    "file:///etc/passwd",
                    1,
                    "https://user@host.example/",
                    "https://host.example/#f",
                    "javascript:alert(1)")) {
                assertThat(refusal(d -> d.put(name, bad))).isEqualTo(ErrorCode.DISCOVERY_INCOMPLETE);
            }
        }
    }

    @Test
    @Proves(Requirement.DISCOVERY_ANSWER)
    void refuses_a_response_that_is_no_document() {
        provider.on(DOCUMENT, text(200, "text/html", "<html>"));
        assertThatThrownBy(() -> cache().metadata()).hasMessageStartingWith("PSC-2005");
        provider.on(DOCUMENT, text(404, "text/plain", ""));
        assertThatThrownBy(() -> cache().metadata())
                .hasMessageStartingWith("PSC-2003")
                .hasMessageContaining("404");
        provider.on(DOCUMENT, ScriptedProvider.redirect(provider.origin() + "/elsewhere"));
        assertThatThrownBy(() -> cache().metadata()).hasMessageStartingWith("PSC-2003");
        assertThat(provider.received("/elsewhere")).isEmpty();
    }

    @Test
    void a_probe_requests_the_document_each_time() {
        ProviderMetadataCache cache = cache();
        cache.metadata();
        cache.probe();
        cache.probe();
        assertThat(provider.received(DOCUMENT)).hasSize(3);

        provider.on(DOCUMENT, text(503, "text/plain", ""));
        assertThatThrownBy(cache::probe).hasMessageStartingWith("PSC-2003");
        assertThat(cache.metadata().issuer()).isEqualTo(provider.issuerUri());
    }

    @Test
    void an_optional_endpoint_that_cannot_be_used_is_not_there() {
        for (Object bad : List.of("", "not a url", "http://remote.example/", 1)) {
            Map<String, Object> members = document();
            members.put("introspection_endpoint", bad);
            members.put("end_session_endpoint", bad);
            provider.on(DOCUMENT, json(200, members));

            assertThat(cache().metadata().introspectionEndpoint()).isEmpty();
            assertThat(cache().metadata().endSessionEndpoint()).isEmpty();
        }
    }

    @Nested
    class A_refresh {
        private final List<Runnable> queue = new ArrayList<>();

        private ProviderMetadataCache cache(Executor executor) {
            return new ProviderMetadataCache(
                    PscEnvironment.development(provider.issuerUri()), http, clock, executor, events::add);
        }

        @Test
        void that_the_executor_refuses_is_tried_again_and_harms_nobody() {
            ProviderMetadataCache cache = cache(task -> {
                throw new RejectedExecutionException("full");
            });
            cache.metadata();
            clock.advance(Duration.ofHours(1));

            assertThat(cache.metadata().issuer()).isEqualTo(provider.issuerUri());
            assertThat(cache.metadata().issuer()).isEqualTo(provider.issuerUri());
            assertThat(events)
                    .hasSize(2)
                    .containsOnly(new PscEvent.ProviderStale("discovery", ErrorCode.REFRESH_NOT_RUN));

            clock.advance(Duration.ofHours(23));
            cache.metadata();
            assertThat(provider.received(DOCUMENT)).hasSize(2);
        }

        @Test
        void that_waits_in_a_queue_holds_nobody_up_and_is_queued_once() {
            ProviderMetadataCache cache = cache(queue::add);
            cache.metadata();
            clock.advance(Duration.ofHours(1));
            cache.metadata();
            cache.metadata();
            assertThat(queue).hasSize(1);

            clock.advance(Duration.ofHours(24));
            cache.metadata();
            assertThat(provider.received(DOCUMENT)).hasSize(2);

            queue.get(0).run();
            assertThat(provider.received(DOCUMENT)).hasSize(2);
        }

        @Test
        void that_failed_is_not_tried_again_at_once_and_then_is() {
            ProviderMetadataCache cache = cache(Runnable::run);
            cache.metadata();
            provider.on(DOCUMENT, text(503, "text/plain", ""));
            clock.advance(Duration.ofHours(1));
            cache.metadata();
            cache.metadata();
            assertThat(provider.received(DOCUMENT)).hasSize(2);

            provider.on(DOCUMENT, json(200, document()));
            clock.advance(Duration.ofSeconds(5));
            cache.metadata();
            cache.metadata();
            assertThat(provider.received(DOCUMENT)).hasSize(3);
        }

        @Test
        void is_not_put_off_by_a_clock_that_was_set_back() {
            provider.on(DOCUMENT, text(503, "text/plain", ""));
            ProviderMetadataCache cache = cache(Runnable::run);
            assertThatThrownBy(cache::metadata).hasMessageStartingWith("PSC-2003");
            provider.on(DOCUMENT, json(200, document()));

            clock.advance(Duration.ofHours(-1));

            assertThat(cache.metadata().issuer()).isEqualTo(provider.issuerUri());
        }
    }

    @Nested
    class The_document {
        @Test
        void is_fetched_once_by_however_many_threads() throws Exception {
            ProviderMetadataCache cache = cache();
            ExecutorService threads = Executors.newFixedThreadPool(32);
            try {
                List<Future<ProviderMetadata>> results = new ArrayList<>();
                for (int i = 0; i < 64; i++) {
                    results.add(threads.submit(cache::metadata));
                }
                for (Future<ProviderMetadata> result : results) {
                    assertThat(result.get().issuer()).isEqualTo(provider.issuerUri());
                }
            } finally {
                threads.shutdownNow();
            }
            assertThat(provider.received(DOCUMENT)).hasSize(1);
        }

        @Test
        void is_refreshed_after_an_hour_and_served_stale_for_a_day() {
            ProviderMetadataCache cache = cache();
            cache.metadata();
            clock.advance(Duration.ofMinutes(59));
            cache.metadata();
            assertThat(provider.received(DOCUMENT)).hasSize(1);

            clock.advance(Duration.ofMinutes(1));
            cache.metadata();
            assertThat(provider.received(DOCUMENT)).hasSize(2);

            provider.on(DOCUMENT, text(503, "text/plain", ""));
            clock.advance(Duration.ofHours(23));
            assertThat(cache.metadata().issuer()).isEqualTo(provider.issuerUri());
            assertThat(events).contains(new PscEvent.ProviderStale("discovery", ErrorCode.PROVIDER_STATUS));

            clock.advance(Duration.ofHours(1));
            assertThatThrownBy(cache::metadata).hasMessageStartingWith("PSC-2003");
        }

        @Test
        void is_had_again_after_a_failed_start() {
            ScriptedProvider.Response good = json(200, document());
            provider.on(DOCUMENT, text(503, "text/plain", ""));
            ProviderMetadataCache cache = cache();
            for (int i = 0; i < 10; i++) {
                assertThatThrownBy(cache::metadata).hasMessageStartingWith("PSC-2003");
            }
            assertThat(provider.received(DOCUMENT)).hasSize(1);

            provider.on(DOCUMENT, good);
            clock.advance(Duration.ofSeconds(5));
            assertThat(cache.metadata().issuer()).isEqualTo(provider.issuerUri());
        }
    }

    @Nested
    class The_built_in_copy {
        private PscEnvironment environment() {
            URI issuer = provider.issuerUri();
            return PscEnvironment.development(issuer)
                    .withBuiltIn(new ProviderMetadata(
                            issuer,
                            URI.create("https://wallet.example/auth"),
                            URI.create(issuer + "/protocol/openid-connect/token"),
                            URI.create(issuer + "/userinfo"),
                            URI.create(issuer + "/certs"),
                            Optional.empty(),
                            Optional.empty()));
        }

        @Test
        void is_used_while_the_document_cannot_be_reached() {
            provider.on(DOCUMENT, text(503, "text/plain", ""));
            ProviderMetadataCache cache = cache(environment());

            assertThat(cache.metadata().tokenEndpoint())
                    .hasToString(provider.issuer() + "/protocol/openid-connect/token");

            provider.on(DOCUMENT, json(200, document()));
            clock.advance(Duration.ofSeconds(5));
            assertThat(cache.metadata().tokenEndpoint()).hasToString(provider.origin() + "/token");
        }

        @Test
        void does_not_hide_a_document_of_another_issuer() {
            provider.on(DOCUMENT, json(200, Map.of("issuer", "https://evil.example")));

            assertThatThrownBy(() -> cache(environment()).metadata()).hasMessageStartingWith("PSC-2006");
        }

        @Test
        void is_there_for_the_two_environments_of_psc() {
            assertThat(PscEnvironment.SANDBOX.issuer())
                    .hasToString("https://auth.bas.psc.esante.gouv.fr/auth/realms/esante-wallet");
            assertThat(PscEnvironment.PRODUCTION.issuer())
                    .hasToString("https://auth.esw.esante.gouv.fr/auth/realms/esante-wallet");
            assertThat(PscEnvironment.PRODUCTION.discoveryUri())
                    .hasToString(PscEnvironment.PRODUCTION.issuer() + "/.well-known/wallet-openid-configuration");
            assertThat(PscEnvironment.PRODUCTION.builtIn().orElseThrow().authorizationEndpoint())
                    .hasToString("https://wallet.esw.esante.gouv.fr/auth");
            assertThat(PscEnvironment.SANDBOX
                            .builtIn()
                            .orElseThrow()
                            .endSessionEndpoint()
                            .orElseThrow())
                    .hasToString(PscEnvironment.SANDBOX.issuer() + "/protocol/openid-connect/logout");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://remote.example/realm",
                "http://127.0.0.1.evil.example/r",
                "ftp://localhost/r",
                "/realm",
                "https://a@host.example/r",
                "https:///r",
                "http://0.0.0.0/r",
                "http://localhost.evil.example/r"
            })
    @Proves({Requirement.DISCOVERY_TLS, Requirement.RFC_6750_TLS})
    void V47_an_issuer_is_https_or_on_this_machine(String issuer) {
        assertThatThrownBy(() -> PscEnvironment.development(URI.create(issuer)))
                .isInstanceOf(PscConfigurationException.class)
                .hasMessageStartingWith("PSC-1002");
    }

    @Test
    @Proves(Requirement.DISCOVERY_TLS)
    void V47_outside_development_even_this_machine_needs_https() {
        assertThatThrownBy(() -> PscEnvironment.of(URI.create("http://localhost/realm")))
                .hasMessageStartingWith("PSC-1002");
        assertThatThrownBy(() -> PscEnvironment.PRODUCTION.withDiscoveryUri(URI.create("http://localhost/d")))
                .hasMessageStartingWith("PSC-1002");
        assertThatThrownBy(() -> PscEnvironment.of(URI.create("https://host.example/realm/")))
                .hasMessageStartingWith("PSC-1001");
    }
}
