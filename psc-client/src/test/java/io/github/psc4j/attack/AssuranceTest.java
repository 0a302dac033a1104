package io.github.psc4j.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.PscClient;
import io.github.psc4j.assurance.Assurance;
import io.github.psc4j.assurance.AssurancePolicy;
import io.github.psc4j.assurance.EidasLevel;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.login.LoginOptions;
import io.github.psc4j.login.PendingLogin;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.testing.Logins;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Less assurance, or an older authentication, than the application requested. */
class AssuranceTest extends AttackBench {
    private PscSession logIn(LoginOptions options, Consumer<Map<String, Object>> claims) {
        return logIn(psc, options, claims);
    }

    private PscSession logIn(PscClient client, LoginOptions options, Consumer<Map<String, Object>> claims) {
        // Through the browser, as the person's cookie would bring it back.
        PendingLogin pending =
                client.login().open(client.login().seal(client.login().start(options)));
        logins.answerWell(pending);
        answerIdToken(logins.idToken(pending).claims(claims).sign());
        return client.login().complete(pending, logins.callback(pending));
    }

    @Test
    void V49_what_the_browser_did_to_acr_values_does_not_matter_but_what_the_token_says() {
        for (EidasLevel required : EidasLevel.values()) {
            LoginOptions options = LoginOptions.defaults().withMinimumLevel(required);
            for (Object acr : Arrays.asList(
                    null,
                    "",
                    "0",
                    "1",
                    "eidas",
                    "eidas0",
                    "EIDAS3",
                    " eidas3",
                    "eidas3 ",
                    "eidas1 eidas3",
                    3,
                    true,
                    List.of("eidas3"),
                    Map.of("acr", "eidas3"))) {
                assertRefused(ErrorCode.ASSURANCE_TOO_LOW, () -> logIn(options, c -> c.put("acr", acr)));
            }
            assertRefused(ErrorCode.ASSURANCE_TOO_LOW, () -> logIn(options, c -> c.remove("acr")));
            for (EidasLevel stated : EidasLevel.values()) {
                Consumer<Map<String, Object>> claims =
                        c -> c.put("acr", stated.name().toLowerCase(Locale.ROOT));
                if (stated.isAtLeast(required)) {
                    assertThat(logIn(options, claims).assurance().level()).isEqualTo(stated);
                } else {
                    assertRefused(ErrorCode.ASSURANCE_TOO_LOW, () -> logIn(options, claims));
                }
            }
        }
    }

    @Test
    void V49_a_plain_login_takes_an_absent_level_and_says_that_it_was_not_stated_but_never_an_unknown_one() {
        assertThat(logIn(LoginOptions.defaults(), c -> c.remove("acr"))
                        .assurance()
                        .statement())
                .isEqualTo(Assurance.Statement.NOT_STATED);
        for (Object acr : List.of("0", "eidas0", "urn:level:low", 1, List.of("eidas1"))) {
            assertRefused(ErrorCode.ASSURANCE_TOO_LOW, () -> logIn(LoginOptions.defaults(), c -> c.put("acr", acr)));
        }
        PscClient strict =
                logins.client(b -> b.assurance(AssurancePolicy.defaults().refusingAbsent()));
        assertRefused(ErrorCode.ASSURANCE_TOO_LOW, () -> logIn(strict, LoginOptions.defaults(), c -> c.remove("acr")));
    }

    @Test
    void V50_an_old_or_unstated_authentication_is_refused_where_a_recent_one_was_requested() {
        LoginOptions now = LoginOptions.defaults().withMaximumAge(Duration.ZERO);
        assertThat(Logins.query(psc.login().start(now).authorizationUri())).containsEntry("max_age", "0");
        long asked = clock.instant().getEpochSecond();
        for (Object at : Arrays.asList(
                asked - 31, asked - 3_600, 0, -1, null, "", "now", String.valueOf(asked), 1e300, List.of(asked))) {
            assertRefused(ErrorCode.AUTHENTICATION_TOO_OLD, () -> logIn(now, c -> c.put("auth_time", at)));
        }
        assertRefused(ErrorCode.AUTHENTICATION_TOO_OLD, () -> logIn(now, c -> c.remove("auth_time")));
        // The clocks may differ by the skew, and no more.
        assertThat(logIn(now, c -> c.put("auth_time", asked - 30))).isNotNull();
        assertThat(logIn(now, c -> c.put("auth_time", asked + 30))).isNotNull();

        LoginOptions recent = LoginOptions.defaults().withMaximumAge(Duration.ofMinutes(5));
        assertThat(logIn(recent, c -> c.put("auth_time", asked - 330))).isNotNull();
        assertRefused(ErrorCode.AUTHENTICATION_TOO_OLD, () -> logIn(recent, c -> c.put("auth_time", asked - 331)));
    }

    @Test
    void V50_even_a_plain_login_takes_no_authentication_that_is_older_than_a_session_or_in_the_future() {
        long now = clock.instant().getEpochSecond();
        for (Object at : List.of(now - 14_400 - 31, now + 31, 0, "now", -1)) {
            assertRefused(
                    ErrorCode.AUTHENTICATION_TOO_OLD,
                    () -> logIn(LoginOptions.defaults(), c -> c.put("auth_time", at)));
        }
        assertThat(logIn(LoginOptions.defaults(), c -> c.remove("auth_time"))).isNotNull();
    }
}
