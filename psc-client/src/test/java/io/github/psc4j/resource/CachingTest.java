package io.github.psc4j.resource;

import static io.github.psc4j.resource.Apis.verify;
import static io.github.psc4j.resource.Validations.assertRejected;
import static io.github.psc4j.resource.Validations.assertUndetermined;
import static io.github.psc4j.resource.Validations.assertVerified;
import static io.github.psc4j.testing.ScriptedProvider.json;
import static io.github.psc4j.testing.ScriptedProvider.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.ResourceServer;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.professional.NationalId;
import io.github.psc4j.testing.Proves;
import io.github.psc4j.testing.ScriptedProvider;
import io.github.psc4j.testing.TestKeys;
import io.github.psc4j.token.ValidationOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How long an outcome is used again, and what it never outlives. */
class CachingTest {
    private final Apis apis = new Apis();

    @AfterEach
    void stop() {
        apis.close();
    }

    private static Duration seconds(int count) {
        return Duration.ofSeconds(count);
    }

    @Test
    @Proves(Requirement.RESOURCE_CACHE_TIME)
    void revoked_means_revoked_within_the_stated_time() {
        ResourceServer api = apis.psc().build();
        String token = apis.pscToken().sign();
        assertVerified(verify(api, token));
        apis.server.on("/introspect", json(200, Map.of("active", false)));

        apis.clock.advance(seconds(29));
        assertVerified(verify(api, token));
        assertThat(apis.introspections()).isEqualTo(1);

        apis.clock.advance(seconds(1));
        assertRejected(verify(api, token), ErrorCode.TOKEN_INACTIVE);
    }

    @Test
    void the_stated_time_counts_from_the_question_and_not_from_the_response() {
        ResourceServer api = apis.psc().build();
        ScriptedProvider.Response good = json(200, response());
        apis.server.on("/introspect", exchange -> {
            apis.clock.advance(seconds(20)); // PSC responses late.
            good.send(exchange);
        });
        String token = apis.pscToken().sign();
        assertVerified(verify(api, token));
        apis.server.on("/introspect", json(200, Map.of("active", false)));

        apis.clock.advance(seconds(10));
        assertRejected(verify(api, token), ErrorCode.TOKEN_INACTIVE);
    }

    private Map<String, Object> response() {
        Map<String, Object> response =
                new java.util.LinkedHashMap<>(apis.pscToken().claims());
        response.put("active", true);
        return response;
    }

    @Test
    void with_a_time_of_zero_revoked_means_revoked_at_once() {
        ResourceServer api = apis.psc()
                .caching(TokenCaching.defaults().withIntrospected(Duration.ZERO))
                .build();
        String token = apis.pscToken().sign();
        assertVerified(verify(api, token));
        apis.server.on("/introspect", json(200, Map.of("active", false)));
        assertRejected(verify(api, token), ErrorCode.TOKEN_INACTIVE);
        assertThat(apis.introspections()).isEqualTo(2);
    }

    @Test
    @Proves(Requirement.RESOURCE_CACHE_TIME)
    void no_outcome_outlives_the_end_of_the_token() {
        ResourceServer api = apis.both()
                .caching(new TokenCaching(10, Duration.ofMinutes(15), Duration.ofMinutes(2), seconds(5)))
                .build();
        String psc = apis.pscToken().sign();
        String own = apis.ownToken().sign();
        assertVerified(verify(api, psc));
        assertVerified(verify(api, own));

        apis.clock.advance(seconds(120)); // exp, and half a minute of patience with clocks begins
        assertVerified(verify(api, own));
        assertVerified(verify(api, psc));
        assertThat(apis.introspections()).isEqualTo(2);

        apis.clock.advance(seconds(30));
        assertRejected(verify(api, own), ErrorCode.TOKEN_EXPIRED);
        assertRejected(verify(api, psc), ErrorCode.TOKEN_EXPIRED);
    }

    @Test
    @Proves(Requirement.RESOURCE_CACHE_TIME)
    void time_is_validated_at_every_use_also_when_it_goes_backwards() {
        ResourceServer api = apis.own().build();
        String token = apis.ownToken()
                .claims(c -> c.put("nbf", apis.clock.instant().getEpochSecond() - 10))
                .sign();
        assertVerified(verify(api, token));
        apis.clock.advance(seconds(-60));
        assertRejected(verify(api, token), ErrorCode.ISSUED_AT_IMPLAUSIBLE);
    }

    @Test
    void a_verified_jwt_is_not_verified_again_for_its_time() {
        ResourceServer api = apis.own().build();
        String token = apis.ownToken()
                .claims(c -> c.put("exp", apis.clock.instant().getEpochSecond() + 3600))
                .sign();
        assertVerified(verify(api, token));
        apis.server.on("/keys", json(200, Map.of("keys", List.of()))); // The key is withdrawn.

        apis.clock.advance(seconds(299));
        assertVerified(verify(api, token));
        apis.clock.advance(Duration.ofMinutes(15)); // The keys are old, and read again after this use.
        verify(api, token);
        apis.clock.advance(Duration.ofMinutes(5));
        assertRejected(verify(api, token), ErrorCode.SIGNATURE_INVALID);
    }

    @Test
    void a_rejection_is_remembered_for_seconds_only() {
        ResourceServer api = apis.psc().build();
        apis.server.on("/introspect", json(200, Map.of("active", false)));
        String token = apis.pscToken().sign();
        for (int i = 0; i < 10; i++) {
            assertRejected(verify(api, token), ErrorCode.TOKEN_INACTIVE);
        }
        assertThat(apis.introspections()).isEqualTo(1);

        apis.pscSays(response -> {});
        apis.clock.advance(seconds(5));
        assertVerified(verify(api, token));
    }

    @Test
    void what_could_not_be_validated_is_not_remembered() {
        ResourceServer api = apis.psc().build();
        apis.server.on("/introspect", text(500, "text/plain", ""));
        String token = apis.pscToken().sign();
        assertUndetermined(verify(api, token), ErrorCode.PROVIDER_STATUS);
        assertUndetermined(verify(api, token), ErrorCode.PROVIDER_STATUS);
        assertThat(apis.introspections()).isEqualTo(2);
    }

    @Test
    void a_stolen_token_without_its_certificate_makes_nobody_else_rejected() throws Exception {
        ResourceServer api = apis.own().build();
        var certificate = new io.github.psc4j.testing.TestCertificate(new byte[] {1});
        String thumbprint = java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        java.security.MessageDigest.getInstance("SHA-256").digest(new byte[] {1}));
        String token = apis.ownToken()
                .claims(c -> c.put("cnf", Map.of("x5t#S256", thumbprint)))
                .sign();
        assertRejected(verify(api, token), ErrorCode.TOKEN_BINDING_WRONG);
        assertVerified(api.validate(io.github.psc4j.secret.Secret.of(token), java.util.Optional.of(certificate)));
        assertRejected(verify(api, token), ErrorCode.TOKEN_BINDING_WRONG);
    }

    @Test
    void a_flood_of_bad_tokens_drives_out_no_good_one() {
        ResourceServer api = apis.psc()
                .caching(new TokenCaching(3, seconds(60), seconds(60), seconds(60)))
                .build();
        String good = apis.pscToken().sign();
        assertVerified(verify(api, good));
        apis.server.on("/introspect", json(200, Map.of("active", false)));
        for (int i = 0; i < 50; i++) {
            assertRejected(verify(api, "random-" + i), ErrorCode.TOKEN_INACTIVE);
        }
        int before = apis.introspections();
        assertVerified(verify(api, good));
        assertThat(apis.introspections()).isEqualTo(before);
    }

    @Test
    void of_more_good_tokens_than_can_be_kept_the_least_used_goes() {
        ResourceServer api = apis.psc()
                .caching(new TokenCaching(2, seconds(60), seconds(60), seconds(60)))
                .build();
        assertVerified(verify(api, "one"));
        assertVerified(verify(api, "two"));
        assertVerified(verify(api, "one"));
        assertVerified(verify(api, "three"));
        assertThat(apis.introspections()).isEqualTo(3);
        assertVerified(verify(api, "one"));
        assertThat(apis.introspections()).isEqualTo(3);
        assertVerified(verify(api, "two"));
        assertThat(apis.introspections()).isEqualTo(4);
    }

    @Test
    void without_caching_every_use_is_validated() {
        ResourceServer api = apis.psc().caching(TokenCaching.off()).build();
        assertVerified(verify(api, "one"));
        assertVerified(verify(api, "one"));
        assertThat(apis.introspections()).isEqualTo(2);
    }

    @Test
    void however_many_threads_bring_the_same_token_psc_is_asked_once() throws Exception {
        ResourceServer api = apis.psc().build();
        int threads = 20;
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answerNow = new CountDownLatch(1);
        ScriptedProvider.Response good = json(200, response());
        apis.server.on("/introspect", exchange -> {
            asked.countDown();
            try {
                assertThat(answerNow.await(10, TimeUnit.MINUTES)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            good.send(exchange);
        });
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<ValidationOutcome<AcceptedToken>>> results = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                results.add(pool.submit(() -> verify(api, "one-token")));
            }
            assertThat(asked.await(10, TimeUnit.MINUTES)).isTrue();
            answerNow.countDown();
            for (Future<ValidationOutcome<AcceptedToken>> result : results) {
                assertVerified(result.get(10, TimeUnit.MINUTES));
            }
        } finally {
            answerNow.countDown();
            pool.shutdownNow();
        }
        assertThat(apis.introspections()).isEqualTo(1);
    }

    @Test
    void V18_of_two_tokens_that_say_the_same_one_gets_nothing_of_the_other() {
        ResourceServer api = apis.own().build();
        String good = apis.ownToken()
                .claims(c -> c.put("SubjectNameID", "899700000017"))
                .sign();
        assertThat(assertVerified(verify(api, good)).nationalId()).contains(new NationalId("899700000017"));

        String sameClaims = apis.ownToken()
                .claims(c -> c.put("SubjectNameID", "899700000017"))
                .sign(TestKeys.STRANGER);
        assertThat(sameClaims.split("\\.")[1]).isEqualTo(good.split("\\.")[1]);
        assertRejected(verify(api, sameClaims), ErrorCode.SIGNATURE_INVALID);
        String sameSignature = good.replaceFirst("\\.[^.]+\\.", "." + sameClaims.split("\\.")[1] + "A.");
        assertThat(verify(api, sameSignature)).isInstanceOf(ValidationOutcome.Rejected.class);
    }

    @Test
    void times_and_sizes_that_switch_the_rules_off_are_refused() {
        Duration ok = seconds(1);
        for (var wrong : List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
                () -> new TokenCaching(-1, ok, ok, ok),
                () -> new TokenCaching(1, seconds(-1), ok, ok),
                () -> new TokenCaching(1, ok, seconds(-1), ok),
                () -> new TokenCaching(1, ok, ok, seconds(-1)))) {
            assertThatThrownBy(wrong)
                    .isInstanceOfSatisfying(
                            PscConfigurationException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIGURATION_INVALID));
        }
    }
}
