package io.github.psc4j.internal.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.assurance.AssurancePolicy;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.limit.Limits;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.logout.LogoutTokenReplayStore;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.testing.Proves;
import io.github.psc4j.testing.TestToken;
import io.github.psc4j.token.SigningAlgorithm;
import io.github.psc4j.token.ValidationOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The tokens with which the provider ends sessions. */
class LogoutTokenValidatorTest extends IdTokenValidatorFixture {
    private final LogoutTokenReplayStore memory = LogoutTokenReplayStore.onThisNode(clock);
    private final LogoutTokenValidator validator = new LogoutTokenValidator(
            new ValidationSettings(
                    provider.issuer(),
                    CLIENT,
                    Set.of(SigningAlgorithm.RS256),
                    AssurancePolicy.defaults(),
                    clock,
                    ValidationSettings.DEFAULT_SKEW),
            keys(),
            memory);

    private ValidationOutcome<LogoutToken> validateLogout(Consumer<Map<String, Object>> change) {
        return validateLogout(
                TestToken.logout(provider.issuer(), CLIENT).claims(change).sign());
    }

    private ValidationOutcome<LogoutToken> validateLogout(String compact) {
        return validator.validate(Secret.of(compact));
    }

    private void assertRefused(ErrorCode code, Consumer<Map<String, Object>> change) {
        assertThat(validateLogout(change))
                .isInstanceOfSatisfying(
                        ValidationOutcome.Rejected.class,
                        rejected -> assertThat(rejected.violation().code()).isEqualTo(code));
    }

    @Test
    void names_who_is_logged_out_and_prints_nobody() {
        LogoutToken token = validateLogout(c -> {}).orElseThrow();

        assertThat(token.subject()).hasValue(TestToken.SUBJECT);
        assertThat(token.sessionId()).hasValue("11111111-1111-4111-8111-111111111111");
        assertThat(token.issuedAt()).isEqualTo(clock.instant());
        assertThat(token).asString().doesNotContain("899700000017", "1111");
    }

    @Test
    @Proves(Requirement.BACK_CHANNEL_WHO)
    void names_a_subject_or_a_session() {
        assertThat(validateLogout(c -> c.remove("sid")).orElseThrow().sessionId())
                .isEmpty();
        assertThat(validateLogout(c -> {
                            c.remove("sub");
                            c.put("jti", "another");
                        })
                        .orElseThrow()
                        .subject())
                .isEmpty();
        assertRefused(ErrorCode.LOGOUT_TOKEN_INVALID, c -> c.keySet().removeAll(List.of("sub", "sid")));
        assertRefused(ErrorCode.LOGOUT_TOKEN_INVALID, c -> c.put("sub", " "));
        assertRefused(ErrorCode.LOGOUT_TOKEN_INVALID, c -> c.put("sid", List.of("a")));
        assertRefused(ErrorCode.LOGOUT_TOKEN_INVALID, c -> c.put("sid", "a".repeat(Limits.SUBJECT_CHARS + 1)));
        assertRefused(ErrorCode.LOGOUT_TOKEN_INVALID, c -> c.put("sub", 1));
    }

    @Test
    @Proves({Requirement.BACK_CHANNEL_EVENT, Requirement.BACK_CHANNEL_NO_NONCE, Requirement.BACK_CHANNEL_TYP})
    void V43_nothing_else_is_a_logout_token() {
        String event = "http://schemas.openid.net/event/backchannel-logout";
        Map<String, Object> nothing = new HashMap<>();
        nothing.put(event, null);
        for (Object events : List.of(
                "",
                event,
                List.of(event),
                Map.of(),
                Map.of(event, ""),
                Map.of(event, true),
                Map.of("x", Map.of()),
                nothing)) {
            assertRefused(ErrorCode.LOGOUT_TOKEN_INVALID, c -> c.put("events", events));
        }
        assertRefused(ErrorCode.LOGOUT_TOKEN_INVALID, c -> c.remove("events"));
        assertRefused(ErrorCode.LOGOUT_TOKEN_INVALID, c -> c.put("nonce", TestToken.NONCE));
        assertRefused(ErrorCode.LOGOUT_TOKEN_INVALID, c -> c.put("nonce", null));
        assertThat(validateLogout(good().sign())).isInstanceOf(ValidationOutcome.Rejected.class);
        assertThat(validateLogout(TestToken.userInfo(provider.issuer(), CLIENT).sign()))
                .isInstanceOf(ValidationOutcome.Rejected.class);
        assertThat(validateLogout(TestToken.logout(provider.issuer(), CLIENT)
                        .header(h -> h.put("typ", "at+jwt"))
                        .sign()))
                .isInstanceOf(ValidationOutcome.Rejected.class);
    }

    @Test
    @Proves({Requirement.BACK_CHANNEL_FORM, Requirement.BACK_CHANNEL_ALG, Requirement.BACK_CHANNEL_SIGNATURE})
    void V43_is_signed_and_neither_encrypted_nor_unsigned() {
        assertThat(validateLogout("eyJhbGciOiJSU0EtT0FFUCJ9.AA.AA.AA.AA"))
                .isInstanceOf(ValidationOutcome.Rejected.class);
        assertThat(validateLogout(TestToken.logout(provider.issuer(), CLIENT)
                        .header(h -> h.put("alg", "none"))
                        .signedBy(input -> new byte[0])))
                .isInstanceOf(ValidationOutcome.Rejected.class);
        assertThat(validateLogout(
                        TestToken.logout(provider.issuer(), CLIENT).sign(io.github.psc4j.testing.TestKeys.STRANGER)))
                .isInstanceOf(ValidationOutcome.Rejected.class);
        assertThat(validateLogout(c -> {}))
                .as("a forged one spends nothing")
                .isInstanceOf(ValidationOutcome.Verified.class);
    }

    @Test
    @Proves({Requirement.BACK_CHANNEL_REPLAY, Requirement.BACK_CHANNEL_JTI})
    void V42_works_once() {
        assertThat(validateLogout(c -> {})).isInstanceOf(ValidationOutcome.Verified.class);
        assertRefused(ErrorCode.LOGOUT_TOKEN_REPLAYED, c -> {});
        assertRefused(ErrorCode.LOGOUT_TOKEN_INVALID, c -> c.remove("jti"));
        assertRefused(ErrorCode.LOGOUT_TOKEN_INVALID, c -> c.put("jti", 1));
        assertRefused(ErrorCode.LOGOUT_TOKEN_INVALID, c -> c.put("jti", "a".repeat(Limits.TOKEN_ID_CHARS + 1)));
        assertThat(validateLogout(c -> c.put("jti", "a".repeat(Limits.TOKEN_ID_CHARS))))
                .isInstanceOf(ValidationOutcome.Verified.class);
    }

    @Test
    void V42_is_remembered_for_as_long_as_it_would_be_accepted() {
        assertThat(validateLogout(c -> {})).isInstanceOf(ValidationOutcome.Verified.class);

        clock.advance(Duration.ofSeconds(149));
        assertRefused(ErrorCode.LOGOUT_TOKEN_REPLAYED, c -> {});
        clock.advance(Duration.ofSeconds(1));
        assertRefused(ErrorCode.TOKEN_EXPIRED, c -> {});
    }

    @Test
    void a_memory_is_bounded_and_forgets_first_what_expires_first() {
        Instant now = clock.instant();
        assertThat(memory.isFirstUse("soon", now.plusSeconds(1))).isTrue();
        for (int i = 0; i < Limits.LOGOUT_TOKENS_REMEMBERED - 1; i++) {
            assertThat(memory.isFirstUse("token-" + i, now.plusSeconds(60))).isTrue();
        }
        assertThat(memory.isFirstUse("soon", now.plusSeconds(1))).isFalse();

        assertThat(memory.isFirstUse("one-more", now.plusSeconds(60))).isTrue();
        assertThat(memory.isFirstUse("token-0", now.plusSeconds(60))).isFalse();
        assertThat(memory.isFirstUse("one-more", now.plusSeconds(60))).isFalse();
        assertThat(memory.isFirstUse("soon", now.plusSeconds(1)))
                .as("forgotten")
                .isTrue();

        clock.advance(Duration.ofMinutes(1));
        assertThat(memory.isFirstUse("token-0", clock.instant().plusSeconds(60)))
                .as("expired")
                .isTrue();
    }
}
