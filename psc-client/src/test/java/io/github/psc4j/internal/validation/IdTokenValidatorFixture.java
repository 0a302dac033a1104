package io.github.psc4j.internal.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.assurance.AssurancePolicy;
import io.github.psc4j.assurance.EidasLevel;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.http.HttpTransport;
import io.github.psc4j.internal.metadata.KeySetCache;
import io.github.psc4j.internal.metadata.ProviderMetadataCache;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.testing.FakeClock;
import io.github.psc4j.testing.PatientHttp;
import io.github.psc4j.testing.ScriptedProvider;
import io.github.psc4j.testing.TestToken;
import io.github.psc4j.token.IdToken;
import io.github.psc4j.token.SigningAlgorithm;
import io.github.psc4j.token.ValidationOutcome;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

/** A validator, a provider with its keys, and tokens of that provider. */
abstract class IdTokenValidatorFixture {
    static final String CLIENT = "my-service";
    static final long NOW = FakeClock.START.getEpochSecond();

    final FakeClock clock = new FakeClock();
    final ScriptedProvider provider = new ScriptedProvider();
    final IdTokenValidator validator = validator(Set.of(SigningAlgorithm.RS256));

    KeySetCache keys() {
        HttpTransport http = new HttpTransport(PatientHttp.SETTINGS, Optional.empty(), clock, event -> {});
        PscEnvironment environment = PscEnvironment.development(provider.issuerUri());
        ProviderMetadataCache cache = new ProviderMetadataCache(environment, http, clock, Runnable::run, event -> {});
        return new KeySetCache(cache, http, clock, Runnable::run, event -> {});
    }

    IdTokenValidator validator(Set<SigningAlgorithm> algorithms) {
        return new IdTokenValidator(
                new ValidationSettings(
                        provider.issuer(),
                        CLIENT,
                        algorithms,
                        AssurancePolicy.defaults(),
                        clock,
                        ValidationSettings.DEFAULT_SKEW),
                keys());
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    TestToken good() {
        return TestToken.good(provider.issuer(), CLIENT);
    }

    ValidationOutcome<IdToken> validate(String compact) {
        return validate(compact, Optional.empty());
    }

    ValidationOutcome<IdToken> validate(String compact, Optional<EidasLevel> required) {
        return validator.validateLogin(
                Secret.of(compact), Secret.of(TestToken.ACCESS_TOKEN), Secret.of(TestToken.NONCE), required);
    }

    void assertRejected(ErrorCode code, String compact) {
        assertThat(validate(compact))
                .isInstanceOfSatisfying(
                        ValidationOutcome.Rejected.class,
                        rejected -> assertThat(rejected.violation().code()).isEqualTo(code));
    }

    IdToken verified(String compact) {
        return validate(compact).orElseThrow();
    }
}
