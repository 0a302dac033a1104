package io.github.psc4j.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.internal.rule.Rule;
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
    @Proves(Rule.CORE_OTHER_SOURCES)
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
