package io.github.psc4j.internal.validation;

import static io.github.psc4j.internal.validation.Validated.assertAccepts;
import static io.github.psc4j.internal.validation.Validated.assertRefuses;
import static io.github.psc4j.internal.validation.Validated.claims;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.assurance.AssurancePolicy;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.internal.json.Json;
import io.github.psc4j.testing.PublishedKeys;
import io.github.psc4j.testing.TestToken;
import io.github.psc4j.token.SigningAlgorithm;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What tells one kind of token from another, and how far a clock may be off. */
class KindRulesTest {
    private static SignedToken token(String headerType, Map<String, Object> claims) {
        Map<String, Object> header = new HashMap<>();
        if (headerType != null) {
            header.put("typ", headerType);
        }
        return SignedToken.parse(TestToken.part(Json.write(header)) + "." + TestToken.part(Json.write(claims)) + ".");
    }

    @ParameterizedTest
    @CsvSource({
        "at+jwt, , true",
        "AT+JWT, , true",
        "application/at+jwt, , true",
        "at+jwt, Bearer, true",
        "JWT, Bearer, true",
        ", Bearer, true",
        "JWT, , false",
        ", , false",
        "JWT, bearer, false",
        "JWT, ID, false",
        "at+jwt, ID, false",
        "logout+jwt, Bearer, false",
        "dpop+jwt, Bearer, false"
    })
    void a_jwt_is_an_access_token_by_its_header_or_by_its_claim(String header, String claim, boolean accepted) {
        SignedToken token = token(header, claim == null ? Map.of() : Map.of("typ", claim));
        if (accepted) {
            assertAccepts(new AccessTokenKind(), token);
        } else {
            assertRefuses(new AccessTokenKind(), ErrorCode.TOKEN_TYPE_WRONG, token);
        }
    }

    @Test
    void what_has_the_marks_of_another_kind_is_no_access_token_whatever_it_says() {
        for (String mark : List.of("at_hash", "events")) {
            assertRefuses(
                    new AccessTokenKind(),
                    ErrorCode.TOKEN_TYPE_WRONG,
                    token("at+jwt", Map.of("typ", "Bearer", mark, "x")));
        }
        assertAccepts(new AccessTokenKind(), token("at+jwt", Map.of("nonce", "PSC puts one into access tokens")));
    }

    @Test
    void userinfo_with_the_hash_of_a_token_is_an_id_token() {
        assertAccepts(new NotAnotherKind(), claims("sub", "s"));
        assertRefuses(new NotAnotherKind(), ErrorCode.TOKEN_TYPE_WRONG, claims("at_hash", "h"));
    }

    @Test
    void a_session_is_named_by_a_text_or_not_at_all() {
        assertAccepts(new SessionIdReadable(), claims());
        assertAccepts(new SessionIdReadable(), claims("sid", ""));
        assertAccepts(new SessionIdReadable(), claims("sid", "s".repeat(255)));
        for (Object sid : List.of("s".repeat(256), 1L, List.of("s"), true)) {
            assertRefuses(new SessionIdReadable(), ErrorCode.TOKEN_MALFORMED, claims("sid", sid));
        }
    }

    @Test
    void an_introspected_token_is_a_bearer_token() {
        assertAccepts(new IsBearer(), claims("token_type", "Bearer"));
        assertAccepts(new IsBearer(), claims("token_type", "bearer"));
        for (Object type : List.of("DPoP", "refresh_token", "", 1L)) {
            assertRefuses(new IsBearer(), ErrorCode.TOKEN_TYPE_WRONG, claims("token_type", type));
        }
    }

    @Test
    void a_key_is_named_by_a_text() {
        for (Object kid : List.of(1L, List.of("k"), Map.of("k", "v"))) {
            SignedToken token = SignedToken.parse(
                    TestToken.part(Json.write(Map.of("alg", "RS256", "kid", kid))) + "." + TestToken.part("{}") + ".");
            assertRefuses(new SignatureVerified(PublishedKeys.KEYS), ErrorCode.TOKEN_MALFORMED, token);
        }
    }

    @Test
    void a_clock_may_be_off_by_five_minutes_at_most() {
        for (Duration right : List.of(Duration.ZERO, Duration.ofMinutes(5))) {
            assertThatCode(() -> settings(right)).doesNotThrowAnyException();
        }
        for (Duration wrong :
                List.of(Duration.ofNanos(-1), Duration.ofMinutes(5).plusNanos(1))) {
            assertThatThrownBy(() -> settings(wrong)).isInstanceOf(PscConfigurationException.class);
        }
    }

    private static ValidationSettings settings(Duration skew) {
        return new ValidationSettings(
                "i", "c", Set.of(SigningAlgorithm.RS256), AssurancePolicy.defaults(), Clock.systemUTC(), skew);
    }
}
