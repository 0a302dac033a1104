package io.github.psc4j.internal.validation;

import static io.github.psc4j.internal.validation.TokenFixtures.API;
import static io.github.psc4j.internal.validation.TokenFixtures.CLIENT;
import static io.github.psc4j.internal.validation.TokenFixtures.CLOCK;
import static io.github.psc4j.internal.validation.TokenFixtures.NOW;
import static io.github.psc4j.internal.validation.TokenFixtures.accessTokens;
import static io.github.psc4j.internal.validation.TokenFixtures.idToken;
import static io.github.psc4j.internal.validation.TokenFixtures.idTokens;
import static io.github.psc4j.internal.validation.TokenFixtures.introspection;
import static io.github.psc4j.internal.validation.TokenFixtures.logoutTokens;
import static io.github.psc4j.internal.validation.TokenFixtures.userInfo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.assurance.Assurance;
import io.github.psc4j.assurance.AssurancePolicy;
import io.github.psc4j.assurance.EidasLevel;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.error.PscValidationException;
import io.github.psc4j.resource.TokenBinding;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.testing.FakeClock;
import io.github.psc4j.testing.PublishedKeys;
import io.github.psc4j.testing.TestKeys;
import io.github.psc4j.testing.TestToken;
import io.github.psc4j.token.AccessToken;
import io.github.psc4j.token.IdToken;
import io.github.psc4j.token.SigningAlgorithm;
import io.github.psc4j.token.ValidationOutcome;
import io.github.psc4j.token.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The validators as a whole, with a good token and one spoiled thing: what they yield, and that their lists are held to. */
class ValidatorsTest {
    private static final Secret ACCESS_TOKEN = Secret.of(TestToken.ACCESS_TOKEN);
    private static final Secret NONCE = Secret.of(TestToken.NONCE);

    private static ValidationOutcome<IdToken> login(TestToken token) {
        return idTokens().validateLogin(Secret.of(token.sign()), ACCESS_TOKEN, NONCE, AuthenticationRequirement.none());
    }

    private static IdToken first() {
        return login(idToken()).orElseThrow();
    }

    private static void assertRejected(ValidationOutcome<?> verification, ErrorCode code) {
        assertThat(verification)
                .isInstanceOfSatisfying(
                        ValidationOutcome.Rejected.class,
                        rejected -> assertThat(rejected.violation().code()).isEqualTo(code));
    }

    @Test
    void a_login_yields_who_when_and_how_sure() {
        IdToken token = first();

        assertThat(token.subject()).isEqualTo(TestToken.SUBJECT);
        assertThat(token.sessionId()).hasValue("11111111-1111-4111-8111-111111111111");
        assertThat(token.issuedAt()).isEqualTo(FakeClock.START);
        assertThat(token.expiresAt()).isEqualTo(FakeClock.START.plusSeconds(120));
        assertThat(token.assurance())
                .isEqualTo(new Assurance(
                        EidasLevel.EIDAS1, Assurance.Statement.STATED, Optional.of(FakeClock.START.minusSeconds(60))));
        assertThat(token.claims()).containsEntry("nonce", TestToken.NONCE);
        assertThatThrownBy(() -> token.claims().put("sub", "another"))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(token.toString())
                .startsWith("IdToken[issuedAt=2026-11-23T08:00:00Z, Assurance[level=EIDAS1, ")
                .doesNotContain("899700000017");
    }

    @Test
    void a_login_holds_to_every_rule_of_its_list() {
        assertRejected(login(idToken().claims(c -> c.put("typ", "Bearer"))), ErrorCode.TOKEN_TYPE_WRONG);
        assertRejected(login(idToken().claims(c -> c.put("iss", "x"))), ErrorCode.TOKEN_ISSUER_WRONG);
        assertRejected(login(idToken().claims(c -> c.remove("sub"))), ErrorCode.SUBJECT_INVALID);
        assertRejected(login(idToken().claims(c -> c.put("aud", "x"))), ErrorCode.AUDIENCE_WRONG);
        assertRejected(login(idToken().claims(c -> c.put("azp", "x"))), ErrorCode.AUTHORIZED_PARTY_WRONG);
        assertRejected(login(idToken().claims(c -> c.put("exp", NOW - 30))), ErrorCode.TOKEN_EXPIRED);
        assertRejected(login(idToken().claims(c -> c.put("iat", NOW + 31))), ErrorCode.ISSUED_AT_IMPLAUSIBLE);
        assertRejected(login(idToken().claims(c -> c.put("nbf", NOW + 31))), ErrorCode.TOKEN_NOT_YET_VALID);
        assertRejected(login(idToken().claims(c -> c.put("auth_time", 1))), ErrorCode.AUTHENTICATION_TOO_OLD);
        assertRejected(login(idToken().claims(c -> c.put("at_hash", "x"))), ErrorCode.ACCESS_TOKEN_HASH_WRONG);
        assertRejected(login(idToken().claims(c -> c.put("nonce", "x"))), ErrorCode.NONCE_WRONG);
        assertRejected(login(idToken().claims(c -> c.put("acr", "x"))), ErrorCode.ASSURANCE_TOO_LOW);
        assertRejected(login(idToken().claims(c -> c.put("acr", List.of("eidas1")))), ErrorCode.ASSURANCE_TOO_LOW);
        assertRejected(login(idToken().header(h -> h.put("typ", "at+jwt"))), ErrorCode.TOKEN_TYPE_WRONG);
        assertRejected(login(idToken().header(h -> h.put("alg", "none"))), ErrorCode.ALGORITHM_NOT_ALLOWED);
        assertRejected(login(idToken().header(h -> h.put("zip", "DEF"))), ErrorCode.TOKEN_MALFORMED);
        assertRejected(login(idToken().header(h -> h.put("crit", List.of()))), ErrorCode.CRITICAL_HEADER);
    }

    @Test
    void a_login_holds_to_what_it_requires_of_the_authentication() {
        Secret token = Secret.of(idToken().sign());

        assertRejected(
                idTokens().validateLogin(token, ACCESS_TOKEN, NONCE, Optional.of(EidasLevel.EIDAS2)),
                ErrorCode.ASSURANCE_TOO_LOW);
        assertThat(idTokens().validateLogin(token, ACCESS_TOKEN, NONCE, Optional.of(EidasLevel.EIDAS1)))
                .isInstanceOf(ValidationOutcome.Verified.class);
        assertRejected(
                idTokens()
                        .validateLogin(
                                token,
                                ACCESS_TOKEN,
                                NONCE,
                                new AuthenticationRequirement(Optional.empty(), Optional.of(FakeClock.START))),
                ErrorCode.AUTHENTICATION_TOO_OLD);
        assertThat(login(idToken().claims(c -> c.remove("acr")))
                        .orElseThrow()
                        .assurance()
                        .statement())
                .isEqualTo(Assurance.Statement.NOT_STATED);
    }

    @Test
    void a_signature_is_of_a_published_key_of_the_stated_name_or_of_any_where_none_is_stated() {
        assertRejected(
                idTokens()
                        .validateLogin(
                                Secret.of(idToken().sign(TestKeys.STRANGER)),
                                ACCESS_TOKEN,
                                NONCE,
                                AuthenticationRequirement.none()),
                ErrorCode.SIGNATURE_INVALID);
        assertRejected(login(idToken().header(h -> h.put("kid", "another"))), ErrorCode.SIGNATURE_INVALID);
        assertThat(login(idToken().header(h -> h.remove("kid")))).isInstanceOf(ValidationOutcome.Verified.class);
        assertRejected(
                idTokens()
                        .validateLogin(
                                Secret.of(idToken().signedBy(input -> new byte[256])),
                                ACCESS_TOKEN,
                                NONCE,
                                AuthenticationRequirement.none()),
                ErrorCode.SIGNATURE_INVALID);
    }

    @Test
    void a_refused_signature_says_whether_there_was_a_key_for_it() {
        Secret ofAStranger = Secret.of(idToken().sign(TestKeys.STRANGER));

        assertThat(message(login(idToken().header(h -> h.put("kid", "another")))))
                .contains("publishes no key");
        assertThat(message(
                        idTokens().validateLogin(ofAStranger, ACCESS_TOKEN, NONCE, AuthenticationRequirement.none())))
                .contains("does not verify");
    }

    private static ValidationOutcome<IdToken> refreshed(Consumer<Map<String, Object>> change) {
        String token = idToken()
                .claims(c -> c.keySet().removeAll(List.of("nonce", "acr")))
                .claims(change)
                .sign();
        return idTokens().validateRefreshed(Secret.of(token), ACCESS_TOKEN, first());
    }

    @Test
    void a_refreshed_token_keeps_the_assurance_of_the_first_and_holds_to_its_list() {
        assertThat(refreshed(c -> {}).orElseThrow().assurance()).isEqualTo(first().assurance());
        assertRejected(refreshed(c -> c.put("sub", "another")), ErrorCode.SUBJECT_INVALID);
        assertRejected(refreshed(c -> c.put("sid", "another")), ErrorCode.NONCE_WRONG);
        assertRejected(refreshed(c -> c.put("nonce", "another")), ErrorCode.NONCE_WRONG);
        assertRejected(refreshed(c -> c.put("auth_time", NOW - 59)), ErrorCode.AUTHENTICATION_TOO_OLD);
        assertRejected(refreshed(c -> c.remove("azp")), ErrorCode.AUTHORIZED_PARTY_WRONG);
        assertRejected(refreshed(c -> c.put("aud", "another")), ErrorCode.AUDIENCE_WRONG);
    }

    @Test
    void a_logout_token_names_who_is_logged_out_and_works_once() {
        LogoutTokenValidator validator = logoutTokens();
        Secret token = Secret.of(TestToken.logout(PublishedKeys.ISSUER, CLIENT).sign());

        LogoutToken logout = validator.validate(token).orElseThrow();

        assertThat(logout.subject()).hasValue(TestToken.SUBJECT);
        assertThat(logout.sessionId()).hasValue("11111111-1111-4111-8111-111111111111");
        assertThat(logout.issuedAt()).isEqualTo(FakeClock.START);
        assertThat(logout).hasToString("LogoutToken[issuedAt=2026-11-23T08:00:00Z]");
        assertRejected(validator.validate(token), ErrorCode.LOGOUT_TOKEN_REPLAYED);
        assertRejected(logoutTokens().validate(Secret.of(idToken().sign())), ErrorCode.TOKEN_TYPE_WRONG);
    }

    @Test
    void an_access_token_says_what_it_grants_to_whom() {
        AccessToken token = access(c -> {}).orElseThrow();

        assertThat(token.subject()).isEqualTo(TestToken.SUBJECT);
        assertThat(token.authorizedParty()).hasValue("a-client");
        assertThat(token.scope()).containsExactlyInAnyOrder("read", "write");
        assertThat(token.expiresAt()).isEqualTo(FakeClock.START.plusSeconds(120));
        assertThat(token.claims()).containsEntry("aud", API);
        assertThat(access(c -> c.put("scope", "read")).orElseThrow())
                .hasToString("AccessToken[scope=[read], expiresAt=2026-11-23T08:02:00Z]");
        assertThat(access(c -> c.put("client_id", c.remove("azp")))
                        .orElseThrow()
                        .authorizedParty())
                .hasValue("a-client");
        assertThat(access(c -> c.remove("scope")).orElseThrow().scope()).isEmpty();
        assertThat(access(c -> c.put("scope", "  a   b ")).orElseThrow().scope())
                .containsExactlyInAnyOrder("a", "b");
        assertRejected(access(c -> c.put("aud", "other")), ErrorCode.AUDIENCE_WRONG);
        assertRejected(access(c -> c.put("cnf", "x")), ErrorCode.TOKEN_BINDING_WRONG);
    }

    private static ValidationOutcome<AccessToken> access(Consumer<Map<String, Object>> change) {
        return accessTokens()
                .validate(
                        Secret.of(TestToken.access(PublishedKeys.ISSUER, API)
                                .claims(change)
                                .sign()),
                        Optional.empty());
    }

    @Test
    void an_introspection_response_is_held_to_the_list_of_parties() {
        Map<String, Object> response = TestToken.access(PublishedKeys.ISSUER, API)
                .claims(c -> c.put("active", true))
                .claims();

        assertThat(introspection()
                        .validate(response, Optional.empty())
                        .orElseThrow()
                        .subject())
                .isEqualTo(TestToken.SUBJECT);
        response.put("azp", "another");
        assertRejected(introspection().validate(response, Optional.empty()), ErrorCode.AUTHORIZED_PARTY_WRONG);
        response.put("active", false);
        assertRejected(introspection().validate(response, Optional.empty()), ErrorCode.TOKEN_INACTIVE);
    }

    @Test
    void userinfo_is_given_whole_and_unmodifiable_plain_or_signed() {
        Map<String, Object> members = new HashMap<>(Map.of("sub", TestToken.SUBJECT, "a", 1L));

        Map<String, Object> plain = userInfo().validatePlain(members, first()).orElseThrow();
        Map<String, Object> signed = userInfo()
                .validateSigned(
                        TestToken.userInfo(PublishedKeys.ISSUER, CLIENT)
                                .claims(c -> c.put("a", 1L))
                                .sign(),
                        first())
                .orElseThrow();

        assertThat(plain).isEqualTo(members);
        assertThat(signed).containsEntry("a", 1L).containsEntry("sub", TestToken.SUBJECT);
        assertThatThrownBy(() -> plain.put("sub", "x")).isInstanceOf(UnsupportedOperationException.class);
        assertRejected(
                userInfo().validatePlain(Map.of("sub", "another"), first()), ErrorCode.USERINFO_SUBJECT_MISMATCH);
        assertRejected(
                userInfo()
                        .validateSigned(
                                TestToken.userInfo(PublishedKeys.ISSUER, CLIENT)
                                        .claims(c -> c.put("exp", NOW - 30))
                                        .sign(),
                                first()),
                ErrorCode.TOKEN_EXPIRED);
    }

    @Test
    void a_broken_token_is_rejected_and_its_reason_does_not_begin_with_the_code_twice() {
        assertThat(userInfo().validateSigned("a.b", first()))
                .isInstanceOfSatisfying(ValidationOutcome.Rejected.class, rejected -> {
                    assertThat(rejected.violation().code()).isEqualTo(ErrorCode.TOKEN_MALFORMED);
                    assertThat(rejected.violation().message()).isEqualTo("the token is malformed: not three parts");
                });
    }

    @Test
    void a_token_whose_parts_are_no_objects_is_rejected_and_says_which_part() {
        String object = TestToken.part("{}");

        for (String notOne : List.of("[]", "{", "{\"a\":1,\"a\":2}", "\"x\"")) {
            assertRejected(
                    userInfo().validateSigned(TestToken.part(notOne) + "." + object + ".", first()),
                    ErrorCode.TOKEN_MALFORMED);
            assertRejected(
                    userInfo().validateSigned(object + "." + TestToken.part(notOne) + ".", first()),
                    ErrorCode.TOKEN_MALFORMED);
        }
        assertThat(message(userInfo().validateSigned(TestToken.part("[]") + "." + object + ".", first())))
                .isEqualTo("the token is malformed: header: not a JSON object");
        assertThat(message(userInfo().validateSigned(object + "." + TestToken.part("[]") + ".", first())))
                .isEqualTo("the token is malformed: claims: not a JSON object");
    }

    @Test
    void a_level_that_is_too_low_is_told_with_the_required_one() {
        ValidationRule<Claims> plain = new AssuranceSufficient(AssurancePolicy.defaults(), Optional.empty());
        ValidationRule<Claims> requiring =
                new AssuranceSufficient(AssurancePolicy.defaults(), Optional.of(EidasLevel.EIDAS2));

        assertThat(plain.validate(Validated.claims("acr", "x")).orElseThrow().message())
                .doesNotContain("required");
        assertThat(requiring
                        .validate(Validated.claims("acr", "eidas1"))
                        .orElseThrow()
                        .message())
                .contains("required: EIDAS2");
    }

    private static String message(ValidationOutcome<?> verification) {
        return ((ValidationOutcome.Rejected<?>) verification).violation().message();
    }

    @Test
    void a_verification_is_a_value_or_an_exception_with_the_code_of_its_rule() {
        ValidationOutcome<String> verified = new ValidationOutcome.Verified<>("canary");
        ValidationOutcome<String> rejected =
                new ValidationOutcome.Rejected<>(new Violation(ErrorCode.TOKEN_EXPIRED, "the reason"));
        PscProviderException cause = new PscProviderException(ErrorCode.PROVIDER_TIMEOUT, "the outage");
        ValidationOutcome<String> undetermined = new ValidationOutcome.Undetermined<>(cause);

        assertThat(verified.orElseThrow()).isEqualTo("canary");
        assertThat(verified.toString()).startsWith("Verified").doesNotContain("canary");
        assertThatThrownBy(rejected::orElseThrow).isInstanceOfSatisfying(PscValidationException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.TOKEN_EXPIRED);
            assertThat(e).hasMessage(ErrorCode.TOKEN_EXPIRED.id() + " the reason");
        });
        assertThatThrownBy(undetermined::orElseThrow).isInstanceOfSatisfying(PscValidationException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.VERIFICATION_UNDETERMINED);
            assertThat(e).hasMessageContaining("the outage").hasCause(cause);
        });
    }

    @Test
    void the_first_rule_that_refuses_decides_and_the_later_ones_are_not_asked() {
        Violation first = new Violation(ErrorCode.TOKEN_EXPIRED, "first");
        ValidationRule<String> accepts = text -> Optional.empty();
        ValidationRule<String> refuses = text -> Optional.of(first);
        ValidationRule<String> mustNotBeAsked = text -> {
            throw new AssertionError("asked");
        };

        assertThat(ValidationRule.firstViolation(List.of(accepts, refuses, mustNotBeAsked), "x"))
                .hasValue(first);
        assertThat(ValidationRule.firstViolation(List.of(accepts), "x")).isEmpty();
    }

    @Test
    void a_service_that_does_not_say_who_it_is_or_whom_it_accepts_is_not_configured() {
        Set<SigningAlgorithm> algorithms = new HashSet<>(Set.of(SigningAlgorithm.RS256));
        Duration skew = ValidationSettings.DEFAULT_SKEW;
        for (String blank : List.of("", " ")) {
            assertThatThrownBy(() ->
                            new AccessTokenSettings(blank, API, algorithms, TokenBinding.WHERE_STATED, CLOCK, skew))
                    .isInstanceOf(PscConfigurationException.class);
            assertThatThrownBy(() ->
                            new AccessTokenSettings("i", blank, algorithms, TokenBinding.WHERE_STATED, CLOCK, skew))
                    .isInstanceOf(PscConfigurationException.class);
            assertThatThrownBy(() -> new IntrospectionSettings(blank, "c", Set.of("a"), CLOCK, skew))
                    .isInstanceOf(PscConfigurationException.class);
            assertThatThrownBy(() -> new IntrospectionSettings("i", "c", Set.of("a", blank), CLOCK, skew))
                    .isInstanceOf(PscConfigurationException.class);
            assertThatThrownBy(() -> new IntrospectionSettings("i", blank, Set.of("a"), CLOCK, skew))
                    .isInstanceOf(PscConfigurationException.class);
        }
        assertThatThrownBy(() -> new AccessTokenSettings("i", API, Set.of(), TokenBinding.WHERE_STATED, CLOCK, skew))
                .isInstanceOf(PscConfigurationException.class);
        assertThatThrownBy(() -> new IntrospectionSettings("i", "c", Set.of(), CLOCK, skew))
                .isInstanceOf(PscConfigurationException.class);

        for (Duration wrong : List.of(Duration.ofSeconds(-1), Duration.ofDays(3650))) {
            assertThatThrownBy(() ->
                            new AccessTokenSettings("i", API, algorithms, TokenBinding.WHERE_STATED, CLOCK, wrong))
                    .isInstanceOf(PscConfigurationException.class);
            assertThatThrownBy(() -> new IntrospectionSettings("i", "c", Set.of("a"), CLOCK, wrong))
                    .isInstanceOf(PscConfigurationException.class);
        }
    }

    @Test
    void settings_do_not_change_after_they_were_made() {
        Set<SigningAlgorithm> algorithms = new HashSet<>(Set.of(SigningAlgorithm.RS256));
        Set<String> parties = new HashSet<>(Set.of("a"));
        Duration skew = ValidationSettings.DEFAULT_SKEW;
        AccessTokenSettings access =
                new AccessTokenSettings("i", API, algorithms, TokenBinding.WHERE_STATED, CLOCK, skew);
        IntrospectionSettings introspected = new IntrospectionSettings("i", CLIENT, parties, CLOCK, skew);
        ValidationSettings client =
                new ValidationSettings("i", CLIENT, algorithms, AssurancePolicy.defaults(), CLOCK, skew);

        algorithms.clear();
        parties.clear();

        assertThat(access.algorithms()).containsExactly(SigningAlgorithm.RS256);
        assertThat(client.algorithms()).containsExactly(SigningAlgorithm.RS256);
        assertThat(introspected.authorizedParties()).containsExactly("a");
    }

    @Test
    void claims_are_read_without_surprises() {
        Claims claims = Validated.claims(
                "text",
                "t",
                "empty",
                "",
                "null",
                null,
                "number",
                1L,
                "max",
                253_402_300_799L,
                "over",
                253_402_300_800L);

        assertThat(claims.has("text")).isTrue();
        assertThat(claims.has("number")).isTrue();
        assertThat(claims.has("empty")).isFalse();
        assertThat(claims.has("null")).isFalse();
        assertThat(claims.string("text")).hasValue("t");
        assertThat(claims.string("number")).isEmpty();
        assertThat(claims.instant("number")).hasValue(Instant.ofEpochSecond(1));
        assertThat(Validated.claims("n", 0L).instant("n")).hasValue(Instant.EPOCH);
        assertThat(Validated.claims("n", -1L).instant("n")).isEmpty();
        assertThat(Validated.claims("n", 1.9).instant("n")).hasValue(Instant.ofEpochSecond(1));
        assertThat(claims.instant("max")).isPresent();
        assertThat(claims.instant("over")).isEmpty();
        assertThat(claims.object("text")).isEmpty();
        assertThat(Validated.claims("aud", Arrays.asList("a", "b")).audience()).containsExactly("a", "b");
    }

    @Test
    void a_logout_token_is_remembered_by_its_issuer_too_since_a_memory_may_be_shared() {
        List<String> remembered = new ArrayList<>();
        ValidationSettings settings = new ValidationSettings(
                PublishedKeys.ISSUER,
                TokenFixtures.CLIENT,
                Set.of(SigningAlgorithm.RS256),
                AssurancePolicy.defaults(),
                TokenFixtures.CLOCK,
                ValidationSettings.DEFAULT_SKEW);
        LogoutTokenValidator validator =
                new LogoutTokenValidator(settings, PublishedKeys.KEYS, (token, until) -> remembered.add(token));

        validator
                .validate(Secret.of(TestToken.logout(PublishedKeys.ISSUER, TokenFixtures.CLIENT)
                        .claims(c -> c.put("jti", "j"))
                        .sign()))
                .orElseThrow();

        assertThat(remembered).containsExactly(PublishedKeys.ISSUER + " j");
    }
}
