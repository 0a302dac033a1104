package io.github.psc4j.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.assurance.EidasLevel;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.validation.AccessTokenSettings;
import io.github.psc4j.internal.validation.AccessTokenValidator;
import io.github.psc4j.internal.validation.IdTokenValidator;
import io.github.psc4j.internal.validation.IntrospectionSettings;
import io.github.psc4j.internal.validation.IntrospectionValidator;
import io.github.psc4j.internal.validation.LogoutTokenValidator;
import io.github.psc4j.internal.validation.UserInfoValidator;
import io.github.psc4j.logout.LogoutTokenReplayStore;
import io.github.psc4j.resource.TokenBinding;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.testing.FakeClock;
import io.github.psc4j.testing.Logins;
import io.github.psc4j.testing.TestKeys;
import io.github.psc4j.testing.TestToken;
import io.github.psc4j.token.IdToken;
import io.github.psc4j.token.SigningAlgorithm;
import io.github.psc4j.token.ValidationOutcome;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** One kind of token in the place of another, a logout token used or spoiled, an access token of somebody else's service. */
class TokenKindsTest extends AttackBench {
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private final IdTokenValidator idTokens = new IdTokenValidator(settings(), keys());

    private ValidationOutcome<IdToken> validateId(String compact) {
        return idTokens.validateLogin(
                Secret.of(compact),
                Secret.of(TestToken.ACCESS_TOKEN),
                Secret.of(TestToken.NONCE),
                Optional.<EidasLevel>empty());
    }

    private AccessTokenValidator accessTokens() {
        return new AccessTokenValidator(
                new AccessTokenSettings(
                        provider.issuer(),
                        Logins.CLIENT,
                        Set.of(SigningAlgorithm.RS256),
                        TokenBinding.WHERE_STATED,
                        clock,
                        Duration.ofSeconds(30)),
                keys());
    }

    private Map<String, Supplier<TestToken>> kinds() {
        Map<String, Supplier<TestToken>> kinds = new LinkedHashMap<>();
        kinds.put("ID token", () -> TestToken.good(provider.issuer(), Logins.CLIENT));
        kinds.put("access token", () -> TestToken.access(provider.issuer(), Logins.CLIENT));
        kinds.put("userinfo", this::signedUserInfo);
        kinds.put("logout token", this::logoutToken);
        return kinds;
    }

    private Map<String, Function<String, ValidationOutcome<?>>> places() {
        IdToken login = validateId(
                        TestToken.good(provider.issuer(), Logins.CLIENT).sign())
                .orElseThrow();
        UserInfoValidator userInfo = new UserInfoValidator(settings(), keys());
        AccessTokenValidator access = accessTokens();
        Map<String, Function<String, ValidationOutcome<?>>> places = new LinkedHashMap<>();
        places.put("ID token", this::validateId);
        places.put("access token", compact -> access.validate(Secret.of(compact), Optional.empty()));
        places.put("userinfo", compact -> userInfo.validateSigned(compact, login));
        places.put("logout token", this::validateLogout);
        return places;
    }

    @Test
    void V36_V43_a_token_of_one_kind_never_passes_for_another() {
        kinds().forEach((kind, token) -> places().forEach((place, validate) -> assertThat(
                        validate.apply(token.get().sign()))
                .as("%s as %s", kind, place)
                .isInstanceOf(
                        kind.equals(place) ? ValidationOutcome.Verified.class : ValidationOutcome.Rejected.class)));
    }

    @Test
    void V36_V43_nor_does_it_at_the_client_when_it_does_not_say_its_kind() {
        kinds().forEach((kind, token) -> places().forEach((place, validate) -> {
            // An access token that names nothing of itself says no more than userinfo does, of the same person; and
            // which
            // access tokens a service accepts is a matter of its audience.
            if (!kind.equals(place) && !kind.equals("access token") && !place.equals("access token")) {
                String unnamed = token.get()
                        .header(h -> h.remove("typ"))
                        .claims(c -> c.remove("typ"))
                        .sign();
                assertThat(validate.apply(unnamed))
                        .as("%s as %s", kind, place)
                        .isInstanceOf(ValidationOutcome.Rejected.class);
            }
        }));
    }

    @Test
    void V42_a_logout_token_is_good_once_on_all_nodes_that_share_a_memory() {
        LogoutTokenReplayStore shared = LogoutTokenReplayStore.onThisNode(clock);
        LogoutTokenValidator one = logoutValidator(shared);
        LogoutTokenValidator two = logoutValidator(shared);
        Secret token = Secret.of(logoutToken().sign());

        assertThat(one.validate(token)).isInstanceOf(ValidationOutcome.Verified.class);
        for (LogoutTokenValidator node : List.of(one, two, one)) {
            assertThat(refusal(() -> node.validate(token).orElseThrow()).code())
                    .isEqualTo(ErrorCode.LOGOUT_TOKEN_REPLAYED);
        }
        // Signed anew, it is the same token as long as its identifier is.
        assertThat(two.validate(Secret.of(logoutToken()
                        .claims(c -> c.put("iat", FakeClock.START.getEpochSecond() - 1))
                        .sign())))
                .isInstanceOf(ValidationOutcome.Rejected.class);
        // It is remembered until it has expired for everybody, and then refused for that.
        clock.advance(Duration.ofSeconds(149));
        assertThat(refusal(() -> one.validate(token).orElseThrow()).code()).isEqualTo(ErrorCode.LOGOUT_TOKEN_REPLAYED);
        clock.advance(Duration.ofSeconds(1));
        assertThat(refusal(() -> one.validate(token).orElseThrow()).code()).isEqualTo(ErrorCode.TOKEN_EXPIRED);
    }

    @Test
    void V42_a_refused_logout_token_does_not_use_up_the_good_one() {
        LogoutTokenValidator validator = logoutValidator(LogoutTokenReplayStore.onThisNode(clock));
        for (Consumer<Map<String, Object>> spoil : List.<Consumer<Map<String, Object>>>of(
                c -> c.put("iss", evil.issuer()), c -> c.put("aud", "another"), c -> c.remove("events"))) {
            refusal(() -> validator
                    .validate(Secret.of(logoutToken().claims(spoil).sign()))
                    .orElseThrow());
        }
        refusal(() -> validator
                .validate(Secret.of(logoutToken().sign(TestKeys.STRANGER)))
                .orElseThrow());

        assertThat(validator.validate(Secret.of(logoutToken().sign()))).isInstanceOf(ValidationOutcome.Verified.class);
    }

    private void assertSpoiled(ErrorCode code, Consumer<Map<String, Object>> spoil) {
        assertLogoutRefused(code, logoutToken().claims(spoil).sign());
    }

    @Test
    void V43_a_logout_token_that_breaks_any_of_its_rules_is_refused() {
        for (Object nonce : Arrays.asList("n", "", null, 1)) {
            assertSpoiled(ErrorCode.LOGOUT_TOKEN_INVALID, c -> c.put("nonce", nonce));
        }
        for (Object events : Arrays.asList(
                null,
                "",
                EVENT,
                List.of(EVENT),
                Map.of(),
                Map.of(EVENT, ""),
                Map.of(EVENT, true),
                Map.of(EVENT, List.of()),
                Map.of(EVENT + "/", Map.of()),
                Map.of("https://schemas.openid.net/event/backchannel-logout", Map.of()))) {
            assertSpoiled(ErrorCode.LOGOUT_TOKEN_INVALID, c -> c.put("events", events));
        }
        assertSpoiled(ErrorCode.AUDIENCE_WRONG, c -> c.put("aud", "another-service"));
        assertSpoiled(ErrorCode.AUDIENCE_WRONG, c -> c.put("aud", List.of(Logins.CLIENT, "another-service")));
        assertSpoiled(ErrorCode.AUDIENCE_WRONG, c -> c.remove("aud"));
        assertSpoiled(ErrorCode.TOKEN_ISSUER_WRONG, c -> c.put("iss", evil.issuer()));
        assertSpoiled(ErrorCode.TOKEN_ISSUER_WRONG, c -> c.remove("iss"));
        assertSpoiled(ErrorCode.LOGOUT_TOKEN_INVALID, c -> c.keySet().removeAll(List.of("sub", "sid")));
        assertSpoiled(ErrorCode.LOGOUT_TOKEN_INVALID, c -> c.putAll(Map.of("sub", "", "sid", "")));
        assertSpoiled(ErrorCode.LOGOUT_TOKEN_INVALID, c -> c.putAll(Map.of("sub", 1, "sid", List.of())));
        assertSpoiled(ErrorCode.LOGOUT_TOKEN_INVALID, c -> c.remove("jti"));
        assertSpoiled(ErrorCode.TOKEN_EXPIRED, c -> c.remove("exp"));
        assertSpoiled(ErrorCode.TOKEN_EXPIRED, c -> c.put("exp", FakeClock.START.getEpochSecond() - 30));
        assertSpoiled(ErrorCode.ISSUED_AT_IMPLAUSIBLE, c -> c.remove("iat"));
        assertSpoiled(ErrorCode.TOKEN_TYPE_WRONG, c -> c.put("typ", "ID"));
        for (Object typ : List.of("at+jwt", "dpop+jwt", "secevent+jwt", "id_token", "", 1)) {
            assertLogoutRefused(
                    ErrorCode.TOKEN_TYPE_WRONG,
                    logoutToken().header(h -> h.put("typ", typ)).sign());
        }
        String good = logoutToken().sign();
        assertLogoutRefused(
                ErrorCode.ALGORITHM_NOT_ALLOWED,
                TestToken.part("{\"alg\":\"none\",\"typ\":\"logout+jwt\"}") + "." + good.split("\\.")[1] + ".");
        assertLogoutRefused(ErrorCode.SIGNATURE_INVALID, logoutToken().sign(TestKeys.STRANGER));
        assertLogoutRefused(
                ErrorCode.TOKEN_TYPE_WRONG,
                TestToken.good(provider.issuer(), Logins.CLIENT).sign());
    }

    private void assertAccessRefused(ErrorCode code, Consumer<Map<String, Object>> spoil) {
        String compact =
                TestToken.access(provider.issuer(), Logins.CLIENT).claims(spoil).sign();
        assertThat(refusal(() -> accessTokens()
                                .validate(Secret.of(compact), Optional.empty())
                                .orElseThrow())
                        .code())
                .isEqualTo(code);
    }

    @Test
    void V28_a_service_takes_no_token_that_is_for_another_service_or_for_ever() {
        assertAccessRefused(ErrorCode.AUDIENCE_WRONG, c -> c.put("aud", "another-service"));
        assertAccessRefused(ErrorCode.AUDIENCE_WRONG, c -> c.put("aud", List.of()));
        assertAccessRefused(ErrorCode.AUDIENCE_WRONG, c -> c.remove("aud"));
        for (Object end : Arrays.asList(null, "", "never", 1e300, -1, List.of())) {
            assertAccessRefused(ErrorCode.TOKEN_EXPIRED, c -> c.put("exp", end));
        }
        for (String audience : List.of("", " ", "\t")) {
            assertThat(refusal(() -> new AccessTokenSettings(
                                    provider.issuer(),
                                    audience,
                                    Set.of(SigningAlgorithm.RS256),
                                    TokenBinding.WHERE_STATED,
                                    clock,
                                    Duration.ofSeconds(30)))
                            .code())
                    .isEqualTo(ErrorCode.CONFIGURATION_INVALID);
        }
    }

    @Test
    void V28_a_service_that_introspects_says_whose_tokens_it_takes() {
        for (Set<String> clients : List.of(Set.<String>of(), Set.of(""), Set.of("a", " "))) {
            assertThat(refusal(() -> new IntrospectionSettings(
                                    provider.issuer(), "x", clients, clock, Duration.ofSeconds(30)))
                            .code())
                    .isEqualTo(ErrorCode.CONFIGURATION_INVALID);
        }
        IntrospectionValidator validator = new IntrospectionValidator(
                new IntrospectionSettings(provider.issuer(), "x", Set.of("a-client"), clock, Duration.ofSeconds(30)));
        Map<String, Object> response =
                new LinkedHashMap<>(TestToken.access(provider.issuer(), "x").claims());
        response.put("active", true);
        assertThat(validator.validate(response, Optional.empty())).isInstanceOf(ValidationOutcome.Verified.class);
        for (Map.Entry<String, Object> change : Map.<String, Object>of(
                        "azp", "another-client", "active", "true", "exp", "soon", "iss", evil.issuer())
                .entrySet()) {
            Map<String, Object> changed = new LinkedHashMap<>(response);
            changed.put(change.getKey(), change.getValue());
            refusal(() -> validator.validate(changed, Optional.empty()).orElseThrow());
            changed.remove(change.getKey());
            if (!change.getKey().equals("iss")) {
                refusal(() -> validator.validate(changed, Optional.empty()).orElseThrow());
            }
        }
    }
}
