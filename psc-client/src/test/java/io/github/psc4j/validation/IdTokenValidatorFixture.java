package io.github.psc4j.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.assurance.AssurancePolicy;
import io.github.psc4j.assurance.EidasLevel;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.http.HttpSettings;
import io.github.psc4j.http.HttpTransport;
import io.github.psc4j.provider.ProviderDirectory;
import io.github.psc4j.provider.ProviderKeys;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.testing.FakeClock;
import io.github.psc4j.testing.ScriptedProvider;
import io.github.psc4j.testing.TestToken;
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

    ProviderKeys keys() {
        HttpTransport http = new HttpTransport(HttpSettings.defaults(), Optional.empty(), clock, event -> {});
        PscEnvironment environment = PscEnvironment.development(provider.issuerUri());
        ProviderDirectory directory = new ProviderDirectory(environment, http, clock, Runnable::run, event -> {});
        return new ProviderKeys(directory, http, clock, Runnable::run, event -> {});
    }

    IdTokenValidator validator(Set<SigningAlgorithm> algorithms) {
        return new IdTokenValidator(
                new ValidationSettings(
                        provider.issuer(),
                        CLIENT,
                        algorithms,
                        AssurancePolicy.standard(),
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

    Verification<IdToken> validate(String compact) {
        return validate(compact, Optional.empty());
    }

    Verification<IdToken> validate(String compact, Optional<EidasLevel> demanded) {
        return validator.validateLogin(
                Secret.of(compact), Secret.of(TestToken.ACCESS_TOKEN), Secret.of(TestToken.NONCE), demanded);
    }

    void assertRejected(ErrorCode code, String compact) {
        assertThat(validate(compact))
                .isInstanceOfSatisfying(
                        Verification.Rejected.class,
                        rejected -> assertThat(rejected.violation().code()).isEqualTo(code));
    }

    IdToken verified(String compact) {
        return validate(compact).orElseThrow();
    }
}
