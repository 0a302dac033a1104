package io.github.psc4j.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscLoginException;
import io.github.psc4j.internal.requirement.Requirement;
import io.github.psc4j.testing.Proves;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationResponseTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "code=a&code=b&state=s",
                "code=a&state=s&state=s",
                "code=a&state=s&iss=x&iss=y",
                "code[]=a&state=s",
                "code=a&code[0]=b&state=s",
                "co%64e=a&code=b&state=s",
                "code=a&code%5B%5D=b",
                "x=1&x=2&code=a&state=s",
                "code=%&state=s",
                "code=%zz&state=s",
                "code=a%00&state=s",
                "code=a&state=s%0d%0a",
                "state&state"
            })
    @Proves(Requirement.RFC_6749_ONCE)
    void V55_refuses_repeated_or_unreadable_parameters(String query) {
        assertThatThrownBy(() -> AuthorizationResponse.ofQuery(query))
                .isInstanceOfSatisfying(
                        PscLoginException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CALLBACK_MALFORMED));
    }

    @Test
    void is_bounded_in_length_and_in_number_of_parameters() {
        assertThat(AuthorizationResponse.ofQuery("code=" + "a".repeat(16_379)).code())
                .isPresent();
        assertThatThrownBy(() -> AuthorizationResponse.ofQuery("code=" + "a".repeat(16_380)))
                .isInstanceOf(PscLoginException.class);
        assertThat(AuthorizationResponse.ofQuery("code=a" + parameters(31)).code())
                .isPresent();
        assertThatThrownBy(() -> AuthorizationResponse.ofQuery("code=a" + parameters(32)))
                .isInstanceOf(PscLoginException.class);
    }

    private static String parameters(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("&p").append(i).append("=1");
        }
        return text.toString();
    }

    @Test
    @Proves(Requirement.RFC_6749_IGNORE)
    void reads_what_psc_sends_back() {
        AuthorizationResponse response = AuthorizationResponse.of(URI.create(
                "https://my-service.example/cb?state=s1&session_state=x&iss=https%3A%2F%2Fi.example%2Fr&code=c1"));

        assertThat(response.state().orElseThrow().reveal()).isEqualTo("s1");
        assertThat(response.code().orElseThrow().reveal()).isEqualTo("c1");
        assertThat(response.issuer()).hasValue("https://i.example/r");
        assertThat(response.error()).isEmpty();
    }

    @Test
    void an_absent_query_is_an_empty_response() {
        assertThat(AuthorizationResponse.ofQuery(null).code()).isEmpty();
        assertThat(AuthorizationResponse.ofQuery("").state()).isEmpty();
    }

    @Test
    void prints_nothing_and_repeats_no_strange_error() {
        AuthorizationResponse response =
                AuthorizationResponse.ofQuery("code=canary&state=canary&error=%22canary%C3%A9");

        assertThat(response).asString().doesNotContain("canary");
        assertThat(response.error()).hasValue("unreadable");
    }
}
