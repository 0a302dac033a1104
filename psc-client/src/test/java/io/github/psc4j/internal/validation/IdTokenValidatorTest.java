package io.github.psc4j.internal.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.assurance.Assurance;
import io.github.psc4j.assurance.EidasLevel;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.testing.FakeClock;
import io.github.psc4j.testing.Proves;
import io.github.psc4j.testing.TestToken;
import io.github.psc4j.token.IdToken;
import io.github.psc4j.token.ValidationOutcome;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The claims, once the signature is good. */
class IdTokenValidatorTest extends IdTokenValidatorFixture {
    @Test
    void accepts_what_psc_sends() {
        IdToken token = verified(good().sign());

        assertThat(token.subject()).isEqualTo(TestToken.SUBJECT);
        assertThat(token.sessionId()).hasValue("11111111-1111-4111-8111-111111111111");
        assertThat(token.assurance().level()).isEqualTo(EidasLevel.EIDAS1);
        assertThat(token.assurance().statement()).isEqualTo(Assurance.Statement.STATED);
        assertThat(token.assurance().authenticatedAt()).hasValue(FakeClock.START.minusSeconds(60));
    }

    @Test
    void prints_nobody() {
        assertThat(verified(good().sign()).toString()).doesNotContain("899700000017", "f:0000");
    }

    @TestFactory
    Stream<DynamicTest> refuses_a_claim_that_is_not_right() {
        return Stream.of(
                        spoiled(
                                ErrorCode.TOKEN_ISSUER_WRONG,
                                "another issuer",
                                c -> c.put("iss", "https://evil.example")),
                        spoiled(
                                ErrorCode.TOKEN_ISSUER_WRONG,
                                "issuer with a slash more",
                                c -> c.put("iss", c.get("iss") + "/")),
                        spoiled(ErrorCode.TOKEN_ISSUER_WRONG, "no issuer", c -> c.remove("iss")),
                        spoiled(ErrorCode.SUBJECT_INVALID, "no subject", c -> c.remove("sub")),
                        spoiled(ErrorCode.SUBJECT_INVALID, "blank subject", c -> c.put("sub", "  ")),
                        spoiled(ErrorCode.SUBJECT_INVALID, "empty subject", c -> c.put("sub", "")),
                        spoiled(ErrorCode.SUBJECT_INVALID, "array as subject", c -> c.put("sub", List.of("a"))),
                        spoiled(ErrorCode.SUBJECT_INVALID, "long subject", c -> c.put("sub", "a".repeat(256))),
                        spoiled(ErrorCode.AUDIENCE_WRONG, "another audience", c -> c.put("aud", "other")),
                        spoiled(ErrorCode.AUDIENCE_WRONG, "no audience", c -> c.remove("aud")),
                        spoiled(ErrorCode.AUDIENCE_WRONG, "empty audience", c -> c.put("aud", List.of())),
                        spoiled(
                                ErrorCode.AUDIENCE_WRONG,
                                "one more audience",
                                c -> c.put("aud", List.of(CLIENT, "other"))),
                        spoiled(ErrorCode.AUDIENCE_WRONG, "audience of another type", c -> c.put("aud", List.of(1))),
                        spoiled(ErrorCode.AUTHORIZED_PARTY_WRONG, "another azp", c -> c.put("azp", "other")),
                        spoiled(ErrorCode.AUTHORIZED_PARTY_WRONG, "azp of another type", c -> c.put("azp", 1)),
                        spoiled(ErrorCode.TOKEN_EXPIRED, "no end", c -> c.remove("exp")),
                        spoiled(ErrorCode.TOKEN_EXPIRED, "ended beyond the skew", c -> c.put("exp", NOW - 30)),
                        spoiled(ErrorCode.TOKEN_EXPIRED, "end as text", c -> c.put("exp", "" + (NOW + 60))),
                        spoiled(ErrorCode.TOKEN_EXPIRED, "end beyond time", c -> c.put("exp", 1e300)),
                        spoiled(ErrorCode.TOKEN_EXPIRED, "negative end", c -> c.put("exp", -1)),
                        spoiled(ErrorCode.ISSUED_AT_IMPLAUSIBLE, "no iat", c -> c.remove("iat")),
                        spoiled(ErrorCode.ISSUED_AT_IMPLAUSIBLE, "issued tomorrow", c -> c.put("iat", NOW + 31)),
                        spoiled(ErrorCode.ISSUED_AT_IMPLAUSIBLE, "issued long ago", c -> c.put("iat", NOW - 631)),
                        spoiled(ErrorCode.TOKEN_NOT_YET_VALID, "not yet valid", c -> c.put("nbf", NOW + 31)),
                        spoiled(ErrorCode.TOKEN_NOT_YET_VALID, "nbf as text", c -> c.put("nbf", "soon")),
                        spoiled(ErrorCode.NONCE_WRONG, "V33 no nonce", c -> c.remove("nonce")),
                        spoiled(ErrorCode.NONCE_WRONG, "V33 empty nonce", c -> c.put("nonce", "")),
                        spoiled(ErrorCode.NONCE_WRONG, "V33 another nonce", c -> c.put("nonce", "another")),
                        spoiled(
                                ErrorCode.NONCE_WRONG,
                                "V33 nonce of another type",
                                c -> c.put("nonce", List.of(TestToken.NONCE))),
                        spoiled(
                                ErrorCode.ACCESS_TOKEN_HASH_WRONG,
                                "hash of another token",
                                c -> c.put("at_hash", TestToken.hash("x"))),
                        spoiled(ErrorCode.ACCESS_TOKEN_HASH_WRONG, "hash of another type", c -> c.put("at_hash", 1)),
                        spoiled(ErrorCode.ASSURANCE_TOO_LOW, "V49 unknown level", c -> c.put("acr", "0")),
                        spoiled(
                                ErrorCode.ASSURANCE_TOO_LOW,
                                "V49 level in another spelling",
                                c -> c.put("acr", "EIDAS1")),
                        spoiled(ErrorCode.ASSURANCE_TOO_LOW, "V49 level of another type", c -> c.put("acr", 1)),
                        spoiled(
                                ErrorCode.AUTHENTICATION_TOO_OLD,
                                "V50 before the longest session",
                                c -> c.put("auth_time", NOW - 14_400)),
                        spoiled(
                                ErrorCode.AUTHENTICATION_TOO_OLD,
                                "V50 in the future",
                                c -> c.put("auth_time", NOW + 31)),
                        spoiled(ErrorCode.AUTHENTICATION_TOO_OLD, "V50 unreadable", c -> c.put("auth_time", "now")),
                        spoiled(ErrorCode.ACCESS_TOKEN_HASH_WRONG, "empty hash", c -> c.put("at_hash", "")),
                        spoiled(ErrorCode.AUTHORIZED_PARTY_WRONG, "empty azp", c -> c.put("azp", "")),
                        spoiled(ErrorCode.TOKEN_MALFORMED, "session of another type", c -> c.put("sid", List.of("s"))),
                        spoiled(ErrorCode.SUBJECT_INVALID, "control character", c -> c.put("sub", "a\u0000b")),
                        spoiled(ErrorCode.TOKEN_TYPE_WRONG, "an access token", c -> c.put("typ", "Bearer")),
                        spoiled(ErrorCode.TOKEN_TYPE_WRONG, "a refresh token", c -> c.put("typ", "Refresh")),
                        spoiled(ErrorCode.TOKEN_TYPE_WRONG, "a logout token", c -> c.put("typ", "Logout")))
                .map(s -> DynamicTest.dynamicTest(
                        s.name,
                        () -> assertRejected(s.code, good().claims(s.change).sign())));
    }

    private record Spoiled(ErrorCode code, String name, Consumer<Map<String, Object>> change) {}

    private static Spoiled spoiled(ErrorCode code, String name, Consumer<Map<String, Object>> change) {
        return new Spoiled(code, name, change);
    }

    @Test
    void refuses_a_header_that_announces_another_kind_of_token() {
        for (Object typ : List.of("at+jwt", "logout+jwt", 1)) {
            assertRejected(
                    ErrorCode.TOKEN_TYPE_WRONG,
                    good().header(h -> h.put("typ", typ)).sign());
        }
    }

    @TestFactory
    Stream<DynamicTest> accepts_what_is_unusual_and_right() {
        return Stream.<Map.Entry<String, Consumer<Map<String, Object>>>>of(
                        Map.entry("one-element array as audience", c -> c.put("aud", List.of(CLIENT))),
                        Map.entry("no azp", c -> c.remove("azp")),
                        Map.entry(
                                "empty strings for nothing",
                                c -> c.putAll(Map.of("acr", "", "typ", "", "sid", "", "auth_time", ""))),
                        Map.entry("no typ claim", c -> c.remove("typ")),
                        Map.entry("no at_hash", c -> c.remove("at_hash")),
                        Map.entry("no auth_time", c -> c.remove("auth_time")),
                        Map.entry("an end just within the skew", c -> c.put("exp", NOW - 29)),
                        Map.entry("issued just within the skew", c -> c.put("iat", NOW + 30)),
                        Map.entry("valid just within the skew", c -> c.put("nbf", NOW + 30)),
                        Map.entry("times with a fraction", c -> c.put("exp", NOW + 60.5)),
                        Map.entry(
                                "authenticated just within the longest session", c -> c.put("auth_time", NOW - 14_399)),
                        Map.entry("eidas2", c -> c.put("acr", "eidas2")),
                        Map.entry("eidas3", c -> c.put("acr", "eidas3")),
                        Map.entry("unknown claims", c -> c.put("ChampAjoute", Map.of("a", List.of(1)))))
                .map(e -> DynamicTest.dynamicTest(
                        e.getKey(), () -> verified(good().claims(e.getValue()).sign())));
    }

    @Nested
    class The_level_of_assurance {
        @Test
        @Proves(Requirement.PSC_ACR)
        void is_taken_as_requested_and_not_stated_when_a_plain_login_gets_none() {
            Assurance assurance =
                    verified(good().claims(c -> c.remove("acr")).sign()).assurance();

            assertThat(assurance.level()).isEqualTo(EidasLevel.EIDAS1);
            assertThat(assurance.statement()).isEqualTo(Assurance.Statement.NOT_STATED);
        }

        @Test
        @Proves(Requirement.PSC_ACR)
        void V49_is_refused_when_one_is_required_and_none_is_stated() {
            assertThat(validate(good().claims(c -> c.remove("acr")).sign(), Optional.of(EidasLevel.EIDAS1)))
                    .isInstanceOf(ValidationOutcome.Rejected.class);
        }

        @Test
        @Proves(Requirement.CORE_ACR)
        void V49_is_refused_when_it_is_lower_than_required_and_accepted_when_higher() {
            for (EidasLevel required : EidasLevel.values()) {
                for (EidasLevel stated : EidasLevel.values()) {
                    String acr = stated.name().toLowerCase(java.util.Locale.ROOT);
                    ValidationOutcome<IdToken> result =
                            validate(good().claims(c -> c.put("acr", acr)).sign(), Optional.of(required));
                    assertThat(result instanceof ValidationOutcome.Verified).isEqualTo(stated.isAtLeast(required));
                }
            }
        }
    }

    @Nested
    class A_refreshed_token {
        private IdToken first;

        @BeforeEach
        void logIn() {
            first = verified(good().sign());
            clock.advance(Duration.ofMinutes(5));
        }

        private ValidationOutcome<IdToken> refreshed(Consumer<Map<String, Object>> change) {
            String next = good().claims(c -> {
                        c.put("iat", NOW + 300);
                        c.put("exp", NOW + 420);
                        c.remove("nonce");
                    })
                    .claims(change)
                    .sign();
            return validator.validateRefreshed(Secret.of(next), Secret.of(TestToken.ACCESS_TOKEN), first);
        }

        @Test
        void is_accepted_without_a_nonce() {
            assertThat(refreshed(c -> {})).isInstanceOf(ValidationOutcome.Verified.class);
        }

        @Test
        void is_refused_when_it_is_of_somebody_or_something_else() {
            assertThat(refreshed(c -> c.put("sub", "f:x:899700000025"))).isInstanceOf(ValidationOutcome.Rejected.class);
            assertThat(refreshed(c -> c.put("nonce", "another"))).isInstanceOf(ValidationOutcome.Rejected.class);
            assertThat(refreshed(c -> c.put("sid", "another"))).isInstanceOf(ValidationOutcome.Rejected.class);
            assertThat(refreshed(c -> c.put("auth_time", NOW - 59))).isInstanceOf(ValidationOutcome.Rejected.class);
            assertThat(refreshed(c -> c.put("aud", "other"))).isInstanceOf(ValidationOutcome.Rejected.class);
            assertThat(refreshed(c -> c.remove("azp"))).isInstanceOf(ValidationOutcome.Rejected.class);
            assertThat(refreshed(c -> c.put("iat", NOW - 400))).isInstanceOf(ValidationOutcome.Rejected.class);
            assertThat(refreshed(c -> c.put("exp", NOW))).isInstanceOf(ValidationOutcome.Rejected.class);
        }
    }

    @Test
    void no_message_repeats_what_a_token_says() {
        List<String> canaries = Arrays.asList("canary-iss", "canary-aud", "canary-acr");
        for (String canary : canaries) {
            for (String claim : List.of("iss", "aud", "acr", "azp", "nonce", "sub", "typ", "at_hash")) {
                ValidationOutcome<IdToken> result =
                        validate(good().claims(c -> c.put(claim, canary)).sign());
                if (result instanceof ValidationOutcome.Rejected<IdToken> rejected) {
                    assertThat(rejected.violation().toException().getMessage()).doesNotContain(canary);
                }
            }
        }
    }
}
