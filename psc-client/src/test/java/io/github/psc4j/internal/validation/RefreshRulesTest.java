package io.github.psc4j.internal.validation;

import static io.github.psc4j.internal.validation.Validated.assertAccepts;
import static io.github.psc4j.internal.validation.Validated.assertRefuses;
import static io.github.psc4j.internal.validation.Validated.claims;

import io.github.psc4j.error.ErrorCode;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

/** A refreshed ID token against the first one: what is stated twice is the same twice. */
class RefreshRulesTest {
    private static final long SOME_TIME = 1_800_000_000;

    @Property
    void what_is_stated_twice_is_the_same(
            @ForAll @NotEmpty @AlphaChars String first, @ForAll @NotEmpty @AlphaChars String refreshed) {
        Assume.that(!first.equals(refreshed));

        assertAccepts(new SameSubject(first), claims("sub", first));
        assertRefuses(new SameSubject(first), ErrorCode.SUBJECT_INVALID, claims("sub", refreshed));
        assertAccepts(new SameSession(claims("sid", first)), claims("sid", first));
        assertRefuses(new SameSession(claims("sid", first)), ErrorCode.NONCE_WRONG, claims("sid", refreshed));
        assertAccepts(new SameNonce(claims("nonce", first)), claims("nonce", first));
        assertRefuses(new SameNonce(claims("nonce", first)), ErrorCode.NONCE_WRONG, claims("nonce", refreshed));
        assertAccepts(new SameAuthorizedParty(claims("azp", first)), claims("azp", first));
        assertRefuses(
                new SameAuthorizedParty(claims("azp", first)),
                ErrorCode.AUTHORIZED_PARTY_WRONG,
                claims("azp", refreshed));
    }

    @Property
    void the_person_authenticated_at_the_same_second(
            @ForAll @LongRange(max = 4_000_000_000L) long first,
            @ForAll @LongRange(max = 4_000_000_000L) long refreshed) {
        Assume.that(first != refreshed);

        assertAccepts(new SameAuthenticationTime(claims("auth_time", first)), claims("auth_time", first));
        assertAccepts(new SameAuthenticationTime(claims("auth_time", first)), claims("auth_time", first + 0.5));
        assertRefuses(
                new SameAuthenticationTime(claims("auth_time", first)),
                ErrorCode.AUTHENTICATION_TOO_OLD,
                claims("auth_time", refreshed));
    }

    @Test
    void what_the_refreshed_token_leaves_out_is_as_before() {
        for (Claims silent : List.of(claims(), claims("sid", "", "nonce", "", "auth_time", ""))) {
            assertAccepts(new SameSession(claims("sid", "s")), silent);
            assertAccepts(new SameNonce(claims("nonce", "n")), silent);
            assertAccepts(new SameAuthenticationTime(claims("auth_time", SOME_TIME)), silent);
        }
    }

    @Test
    void what_the_first_token_left_out_may_be_stated_later_but_for_what_binds_to_the_login() {
        assertAccepts(new SameSession(claims()), claims("sid", "s"));
        assertAccepts(new SameAuthenticationTime(claims()), claims("auth_time", SOME_TIME));
        assertRefuses(new SameNonce(claims()), ErrorCode.NONCE_WRONG, claims("nonce", "n"));
        assertRefuses(new SameNonce(claims("nonce", 1L)), ErrorCode.NONCE_WRONG, claims("nonce", "n"));
        assertRefuses(new SameAuthorizedParty(claims()), ErrorCode.AUTHORIZED_PARTY_WRONG, claims("azp", "a"));
    }

    @Test
    void a_party_that_was_stated_is_stated_again_and_none_stays_none() {
        assertAccepts(new SameAuthorizedParty(claims()), claims());
        assertRefuses(new SameAuthorizedParty(claims("azp", "")), ErrorCode.AUTHORIZED_PARTY_WRONG, claims());
        assertRefuses(new SameAuthorizedParty(claims("azp", "a")), ErrorCode.AUTHORIZED_PARTY_WRONG, claims());
        assertRefuses(new SameAuthorizedParty(claims()), ErrorCode.AUTHORIZED_PARTY_WRONG, claims("azp", 1L));
        assertRefuses(new SameAuthorizedParty(claims("azp", 1L)), ErrorCode.AUTHORIZED_PARTY_WRONG, claims());
    }

    @Test
    void what_is_stated_and_unreadable_is_not_the_same() {
        assertRefuses(new SameSubject("s"), ErrorCode.SUBJECT_INVALID, claims());
        assertRefuses(new SameSubject("s"), ErrorCode.SUBJECT_INVALID, claims("sub", List.of("s")));
        assertRefuses(new SameSession(claims("sid", "s")), ErrorCode.NONCE_WRONG, claims("sid", 1L));
        assertRefuses(new SameSession(claims("sid", 1L)), ErrorCode.NONCE_WRONG, claims("sid", "s"));
        assertRefuses(new SameNonce(claims("nonce", "n")), ErrorCode.NONCE_WRONG, claims("nonce", List.of("n")));
        assertRefuses(
                new SameAuthenticationTime(claims("auth_time", SOME_TIME)),
                ErrorCode.AUTHENTICATION_TOO_OLD,
                claims("auth_time", "" + SOME_TIME));
        assertRefuses(
                new SameAuthenticationTime(claims("auth_time", "long ago")),
                ErrorCode.AUTHENTICATION_TOO_OLD,
                claims("auth_time", SOME_TIME));
    }
}
