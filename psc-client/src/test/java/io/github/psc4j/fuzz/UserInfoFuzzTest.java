package io.github.psc4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.psc4j.internal.validation.AuthenticationRequirement;
import io.github.psc4j.internal.validation.TokenFixtures;
import io.github.psc4j.internal.validation.UserInfoValidator;
import io.github.psc4j.professional.Professional;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.testing.TestToken;
import io.github.psc4j.token.IdToken;
import java.util.Map;

/** Accepted userinfo is of the person of the ID token; a person is read from whatever it holds. */
class UserInfoFuzzTest {
    private final UserInfoValidator validator = TokenFixtures.userInfo();
    private final IdToken idToken = TokenFixtures.idTokens()
            .validateLogin(
                    Secret.of(TokenFixtures.idToken().sign()),
                    Secret.of(TestToken.ACCESS_TOKEN),
                    Secret.of(TestToken.NONCE),
                    AuthenticationRequirement.none())
            .orElseThrow();

    @FuzzTest
    void userInfo(byte[] input) {
        String token = Fuzzed.token(input);
        Fuzzed.verified(validator.validateSigned(token, idToken)).ifPresent(this::assertOfThePerson);
        Fuzzed.object(Fuzzed.text(input)).ifPresent(document -> {
            Fuzzed.verified(validator.validatePlain(document, idToken)).ifPresent(this::assertOfThePerson);
            read(document);
        });
    }

    private void assertOfThePerson(Map<String, Object> document) {
        assertThat(document).containsEntry("sub", idToken.subject());
        read(document);
    }

    private static void read(Map<String, Object> document) {
        Professional person = Professional.from(document);
        assertThat(Professional.from(person.raw())).isEqualTo(person).hasSameHashCodeAs(person);
        assertThat(person.workSituations()).doesNotContainNull();
        assertThat(person.specialties()).doesNotContainNull();
        assertThat(person.workplaces()).doesNotContainNull();
        assertThat(person.otherIds()).doesNotContainNull();
        person.displayName();
        person.rpps();
        person.nationalId();
        person.issues();
    }
}
