package io.github.psc4j.attack.docs;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.attack.AttackKit;
import io.github.psc4j.attack.client.CodeClient;
import io.github.psc4j.attack.client.WebApplication;
import io.github.psc4j.attack.report.AttackReport;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.junit.PscMock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The samples of the README. */
@PscMock
class AttackSampleTest {

    private record MyLogin(URI authorizationUri) {}

    private record MyClient(URI issuer) {

        MyLogin start() {
            return new MyLogin(issuer.resolve("/nowhere"));
        }

        void complete(MyLogin login, URI callback) {
            throw new IllegalArgumentException(login + " does not fit " + callback);
        }
    }

    private static void attack(PscMockProvider psc) throws IOException {
        AttackReport report = AttackKit.of(psc)
                .attack(WebApplication.at(URI.create("http://localhost:8080"))
                        .login("/login/psc") // redirects to the provider
                        .loggedInWhenOk("/account") // 200 for somebody, anything else for nobody
                        .returnParameter("target") // if the login path has one: open redirects are tried too
                        .logout("/logout") // logouts by pages of other sites
                        .backChannelLogout("/logout/connect/back-channel/psc") // logout tokens
                        .usesToken("/cases")); // a page that needs a valid token: forged refreshes
        report.writeTo(Path.of("target")); // attack-report.txt, .md, .json
        report.assertNoHoles();
    }

    @Test
    void an_application_that_does_not_run_is_not_praised(PscMockProvider psc) {
        assertThatThrownBy(() -> attack(psc)).hasMessageContaining("every attack is undetermined");
    }

    @Test
    void code_is_attacked_through_three_functions(PscMockProvider psc) {
        AttackKit.of(psc)
                .attack(CodeClient.named("my-library", () -> new MyClient(psc.issuer()))
                        .starting(MyClient::start, MyLogin::authorizationUri)
                        .completing(MyClient::complete)); // throws when it refuses
    }
}
