package io.github.psc4j.login;

import io.github.psc4j.assurance.AssurancePolicy;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.internal.validation.RuleNecessity;
import io.github.psc4j.internal.validation.ValidationRule;
import io.github.psc4j.internal.validation.ValidationSettings;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.testing.FakeClock;
import io.github.psc4j.testing.Proves;
import io.github.psc4j.token.SigningAlgorithm;
import io.github.psc4j.token.ValidationOutcome;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInfo;

/** Every rule on callbacks is needed: something bad is refused by it, and by no other. */
class CallbackRulesTest {
    private static final String ISSUER = "https://provider.example/realm";
    private static final URI REDIRECT_URI = URI.create("https://my-service.example/login/psc");

    private final FakeClock clock = new FakeClock();
    private final List<ValidationRule<Callback>> rules = new AuthorizationResponseValidator(
                    new ValidationSettings(
                            ISSUER,
                            "my-service",
                            Set.of(SigningAlgorithm.RS256),
                            AssurancePolicy.defaults(),
                            clock,
                            ValidationSettings.DEFAULT_SKEW),
                    REDIRECT_URI,
                    () -> true,
                    ResponseIssuer.REQUIRED_WHERE_ANNOUNCED)
            .rules();

    @TestFactory
    @Proves({
        Requirement.RFC_9700_MIX_UP,
        Requirement.RFC_9700_TRANSACTION,
        Requirement.RFC_6749_STATE,
        Requirement.PSC_TEN_MINUTES,
        Requirement.RFC_9207_ISS,
        Requirement.RFC_9207_ANNOUNCED,
        Requirement.RFC_6749_ERROR,
        Requirement.CORE_RESPONSE
    })
    Stream<DynamicTest> of_a_callback(TestInfo info) {
        return new RuleNecessity<>(
                        rules,
                        (left, callback) -> ValidationRule.firstViolation(RuleNecessity.without(left, rules), callback)
                                .<ValidationOutcome<?>>map(ValidationOutcome.Rejected::new)
                                .orElseGet(() -> new ValidationOutcome.Verified<>(callback)),
                        callback("my-service", clock.instant(), "state=s&code=c&iss=" + ISSUER))
                .refuses(
                        LoginOfThisClient.class,
                        ErrorCode.LOGIN_OF_ANOTHER_CLIENT,
                        callback("other", clock.instant(), "state=s&code=c&iss=" + ISSUER))
                .refuses(
                        StateOfThisBrowser.class,
                        ErrorCode.STATE_MISMATCH,
                        callback("my-service", clock.instant(), "state=another&code=c&iss=" + ISSUER))
                .refuses(
                        LoginStillOpen.class,
                        ErrorCode.LOGIN_EXPIRED,
                        callback(
                                "my-service",
                                clock.instant().minus(Duration.ofMinutes(10)),
                                "state=s&code=c&iss=" + ISSUER))
                .refuses(
                        IssuerOfThisLogin.class,
                        ErrorCode.RESPONSE_ISSUER_MISMATCH,
                        callback("my-service", clock.instant(), "state=s&code=c"))
                .refuses(
                        NoErrorReturned.class,
                        ErrorCode.AUTHORIZATION_REFUSED,
                        callback("my-service", clock.instant(), "state=s&code=c&error=server_error&iss=" + ISSUER))
                .refuses(
                        CodePresent.class,
                        ErrorCode.CALLBACK_MALFORMED,
                        callback("my-service", clock.instant(), "state=s&iss=" + ISSUER))
                .tests(info);
    }

    private static Callback callback(String clientId, Instant startedAt, String query) {
        PendingLoginState pending = new PendingLoginState(
                Secret.of("s"),
                Secret.of("n"),
                Secret.of("v"),
                startedAt,
                clientId,
                ISSUER,
                REDIRECT_URI,
                URI.create("https://wallet.example/auth"),
                LoginOptions.defaults());
        return new Callback(pending, AuthorizationResponse.ofQuery(query));
    }
}
