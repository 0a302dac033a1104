package io.github.psc4j.internal.validation;

import io.github.psc4j.assurance.AssurancePolicy;
import io.github.psc4j.logout.LogoutTokenReplayStore;
import io.github.psc4j.resource.TokenBinding;
import io.github.psc4j.testing.FakeClock;
import io.github.psc4j.testing.PublishedKeys;
import io.github.psc4j.testing.TestToken;
import io.github.psc4j.token.SigningAlgorithm;
import java.util.Set;

/** Validators of one client at one moment, whose provider is only its published keys. */
public final class TokenFixtures {
    public static final String CLIENT = "my-service";
    public static final String API = "https://api.example";
    public static final FakeClock CLOCK = new FakeClock();
    public static final long NOW = FakeClock.START.getEpochSecond();

    public static final ValidationSettings SETTINGS = new ValidationSettings(
            PublishedKeys.ISSUER,
            CLIENT,
            Set.of(SigningAlgorithm.RS256),
            AssurancePolicy.defaults(),
            CLOCK,
            ValidationSettings.DEFAULT_SKEW);

    private TokenFixtures() {}

    public static IdTokenValidator idTokens() {
        return new IdTokenValidator(SETTINGS, PublishedKeys.KEYS);
    }

    public static UserInfoValidator userInfo() {
        return new UserInfoValidator(SETTINGS, PublishedKeys.KEYS);
    }

    /** A validator that remembers nothing from before. */
    public static LogoutTokenValidator logoutTokens() {
        return new LogoutTokenValidator(SETTINGS, PublishedKeys.KEYS, LogoutTokenReplayStore.onThisNode(CLOCK));
    }

    public static AccessTokenValidator accessTokens() {
        return new AccessTokenValidator(
                new AccessTokenSettings(
                        PublishedKeys.ISSUER,
                        API,
                        Set.of(SigningAlgorithm.RS256),
                        TokenBinding.WHERE_STATED,
                        CLOCK,
                        ValidationSettings.DEFAULT_SKEW),
                PublishedKeys.KEYS);
    }

    public static IntrospectionValidator introspection() {
        return new IntrospectionValidator(new IntrospectionSettings(
                PublishedKeys.ISSUER, API, Set.of("a-client", CLIENT), CLOCK, ValidationSettings.DEFAULT_SKEW));
    }

    public static TestToken idToken() {
        return TestToken.good(PublishedKeys.ISSUER, CLIENT);
    }
}
