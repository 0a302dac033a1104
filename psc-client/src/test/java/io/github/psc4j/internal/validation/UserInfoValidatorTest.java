package io.github.psc4j.internal.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscValidationException;
import io.github.psc4j.internal.limit.Limits;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.login.PendingLogin;
import io.github.psc4j.testing.Logins;
import io.github.psc4j.testing.Proves;
import io.github.psc4j.testing.ScriptedProvider;
import io.github.psc4j.testing.TestToken;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What userinfo may look like, at a login. */
class UserInfoValidatorTest {
    private final Logins logins = new Logins();
    private final ScriptedProvider provider = logins.provider;

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    @Proves(Requirement.CORE_USERINFO_NOT_ENCRYPTED)
    void V01_encrypted_userinfo_is_refused() {
        PendingLogin pending = logins.psc.login().start();
        logins.answerWell(pending);
        provider.on("/userinfo", ScriptedProvider.text(200, "application/jwt", "eyJhbGciOiJSU0EtT0FFUCJ9.AA.AA.AA.AA"));

        assertThatThrownBy(() -> logins.psc.login().complete(pending, logins.callback(pending)))
                .isInstanceOfSatisfying(
                        PscValidationException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TOKEN_MALFORMED));
    }

    @Test
    void an_id_token_is_no_userinfo_even_without_a_type() {
        PendingLogin pending = logins.psc.login().start();
        logins.answerWell(pending);
        provider.on(
                "/userinfo",
                ScriptedProvider.text(
                        200,
                        "application/jwt",
                        logins.idToken(pending)
                                .claims(c -> c.keySet().removeAll(List.of("typ", "nonce")))
                                .sign()));

        assertThatThrownBy(() -> logins.psc.login().complete(pending, logins.callback(pending)))
                .isInstanceOfSatisfying(
                        PscValidationException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TOKEN_TYPE_WRONG));
    }

    @Test
    void signed_userinfo_may_be_as_large_as_plain_userinfo() {
        PendingLogin pending = logins.psc.login().start();
        logins.answerWell(pending);
        provider.on(
                "/userinfo",
                ScriptedProvider.text(
                        200,
                        "application/jwt",
                        TestToken.userInfo(provider.issuer(), Logins.CLIENT)
                                .claims(c -> c.put("padding", "x".repeat(Limits.TOKEN_CHARS)))
                                .sign()));

        logins.psc.login().complete(pending, logins.callback(pending));
    }

    @Test
    @Proves(Requirement.CORE_OTHER_SOURCES)
    void V46_claims_of_other_sources_do_no_harm_and_no_source_is_called() {
        Map<String, Object> userInfo = Logins.userInfo();
        userInfo.put("_claim_names", Map.of("address", "here", "SubjectNameID", "there", "phone", "nowhere"));
        userInfo.put(
                "_claim_sources",
                Map.of(
                        "here",
                                Map.of(
                                        "JWT",
                                        TestToken.good("https://other.example", "x")
                                                .sign()),
                        "there", Map.of("endpoint", provider.origin() + "/evil", "access_token", "canary"),
                        "nowhere", List.of("nonsense")));
        PendingLogin pending = logins.psc.login().start();
        logins.answerWell(pending);
        provider.on("/userinfo", ScriptedProvider.json(200, userInfo));

        assertThat(logins.psc
                        .login()
                        .complete(pending, logins.callback(pending))
                        .professional()
                        .nationalId()
                        .orElseThrow()
                        .value())
                .isEqualTo("899700000017");
        assertThat(provider.received("/evil")).isEmpty();
    }
}
