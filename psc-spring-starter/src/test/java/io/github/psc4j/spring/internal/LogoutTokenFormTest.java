package io.github.psc4j.spring.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.secret.Secret;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class LogoutTokenFormTest {
    private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/");

    private Optional<String> token() throws IOException {
        return LogoutTokenForm.read(request).map(Secret::reveal);
    }

    @Test
    void a_form_that_another_filter_has_read_already_is_found_where_the_container_keeps_it() throws IOException {
        request.setParameter("logout_token", "token");

        assertThat(token()).contains("token");
    }

    @Test
    void and_then_a_token_of_the_address_is_still_none() throws IOException {
        request.setQueryString("logout_token=token");
        request.setParameter("logout_token", "token");

        assertThat(token()).isEmpty();
    }

    @Test
    void two_tokens_are_none_wherever_they_are() throws IOException {
        request.setParameter("logout_token", "one", "two");
        assertThat(token()).isEmpty();

        request.setContent("logout_token=one&logout_token=one".getBytes());
        assertThat(token()).isEmpty();
    }

    @Test
    void the_largest_form_is_read_and_one_byte_more_is_not() throws IOException {
        String token = "logout_token=token&more=";
        request.setContent((token + "a".repeat(LogoutTokenForm.MAX_BYTES - token.length())).getBytes());
        assertThat(token()).contains("token");

        request.setContent((token + "a".repeat(LogoutTokenForm.MAX_BYTES + 1 - token.length())).getBytes());
        assertThat(token()).isEmpty();
    }
}
