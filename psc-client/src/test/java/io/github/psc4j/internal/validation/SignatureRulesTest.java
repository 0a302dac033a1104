package io.github.psc4j.internal.validation;

import static io.github.psc4j.internal.validation.Validated.assertAccepts;
import static io.github.psc4j.internal.validation.Validated.assertRefuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.http.HttpTransport;
import io.github.psc4j.internal.metadata.KeySetCache;
import io.github.psc4j.internal.metadata.ProviderMetadataCache;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.testing.FakeClock;
import io.github.psc4j.testing.PatientHttp;
import io.github.psc4j.testing.ScriptedProvider;
import io.github.psc4j.testing.TestKeys;
import io.github.psc4j.testing.TestToken;
import io.github.psc4j.token.ValidationOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A signature and the keys that the provider publishes, of the right kind or not, refreshed or not. */
class SignatureRulesTest {
    private static final FakeClock CLOCK = new FakeClock();
    private static final HttpTransport HTTP =
            new HttpTransport(PatientHttp.SETTINGS, Optional.empty(), CLOCK, event -> {});
    private static final ECKey EC = ec(Curve.P_256);

    private final ScriptedProvider provider = new ScriptedProvider();
    private final ValidationRule<SignedToken> rule = new SignatureVerified(new KeySetCache(
            new ProviderMetadataCache(
                    PscEnvironment.development(provider.issuerUri()), HTTP, CLOCK, Runnable::run, event -> {}),
            HTTP,
            CLOCK,
            Runnable::run,
            event -> {}));

    @AfterEach
    void stop() {
        provider.close();
    }

    private static ECKey ec(Curve curve) {
        try {
            return new ECKeyGenerator(curve).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Publishes keys without a name and without an algorithm, so that each is a candidate for any token. */
    private void publish(JWK... keys) {
        List<Map<String, Object>> published = Stream.of(keys)
                .map(key -> key.toPublicJWK().toJSONObject())
                .peek(key -> key.keySet().removeAll(List.of("kid", "alg")))
                .toList();
        provider.on("/keys", ScriptedProvider.json(200, Map.of("keys", published)));
    }

    private SignedToken rsaToken() {
        return SignedToken.parse(TestToken.good(provider.issuer(), "my-service").sign());
    }

    private SignedToken ecToken() {
        return SignedToken.parse(TestToken.good(provider.issuer(), "my-service")
                .header(h -> h.put("alg", "ES256"))
                .signedBy(input -> {
                    try {
                        return new ECDSASigner(EC)
                                .sign(new JWSHeader(JWSAlgorithm.ES256), input)
                                .decode();
                    } catch (JOSEException e) {
                        throw new IllegalStateException(e);
                    }
                }));
    }

    @Test
    void each_algorithm_takes_the_keys_of_its_kind_and_leaves_the_others() {
        publish(EC, TestKeys.PROVIDER);

        assertAccepts(rule, rsaToken());
        assertAccepts(rule, ecToken());
    }

    @Test
    void a_key_of_another_kind_verifies_nothing() {
        publish(EC);
        assertRefuses(rule, ErrorCode.SIGNATURE_INVALID, rsaToken());
    }

    @Test
    void an_rsa_key_verifies_no_signature_of_an_elliptic_curve() {
        publish(TestKeys.PROVIDER);
        assertRefuses(rule, ErrorCode.SIGNATURE_INVALID, ecToken());
    }

    @Test
    void a_key_of_another_curve_verifies_nothing() {
        publish(ec(Curve.P_384));
        assertRefuses(rule, ErrorCode.SIGNATURE_INVALID, ecToken());
    }

    @Test
    void a_good_signature_needs_no_second_fetch_of_the_keys() {
        publish(TestKeys.PROVIDER);

        assertAccepts(rule, rsaToken());
        assertAccepts(rule, rsaToken());

        assertThat(provider.received("/keys")).hasSize(1);
    }

    @Test
    void a_key_that_replaced_another_is_found_by_one_more_fetch() {
        publish(TestKeys.STRANGER);
        assertRefuses(
                rule,
                ErrorCode.SIGNATURE_INVALID,
                SignedToken.parse(
                        TestToken.good(provider.issuer(), "my-service").signedBy(input -> new byte[256])));
        CLOCK.advance(Duration.ofSeconds(31));
        publish(TestKeys.PROVIDER);

        assertAccepts(rule, rsaToken());
    }

    @Test
    void a_token_is_not_validated_while_the_keys_cannot_be_had() {
        provider.on("/keys", ScriptedProvider.text(503, "text/plain", ""));

        ValidationOutcome<Claims> verification = new TokenRules(List.of(rule), List.of())
                .validate(TestToken.good(provider.issuer(), "my-service").sign(), claims -> claims);

        assertThat(verification)
                .isInstanceOfSatisfying(
                        ValidationOutcome.Undetermined.class,
                        undetermined -> assertThat(undetermined.reason().code()).isEqualTo(ErrorCode.PROVIDER_STATUS));
    }

    @Test
    void nothing_is_verified_before_the_algorithm_was() {
        SignedToken unchecked =
                SignedToken.parse(TestToken.part("{\"alg\":\"none\"}") + "." + TestToken.part("{}") + ".");

        assertThatThrownBy(() -> rule.validate(unchecked)).isInstanceOf(IllegalStateException.class);
        assertThat(provider.received("/keys")).isEmpty();
    }
}
