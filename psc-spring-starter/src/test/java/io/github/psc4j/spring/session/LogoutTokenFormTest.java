package io.github.psc4j.spring.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.web.PscWeb;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Which form has a logout token that is worth asking the client about. */
class LogoutTokenFormTest {
    private static final String PATH = "/logout/connect/back-channel/psc";

    private final PscBackChannelLogoutFilter filter = new PscBackChannelLogoutFilter(
            PscWeb.builder(
                            () -> {
                                throw new AskedTheClientException();
                            },
                            URI.create("https://service.example/login/oauth2/code/psc"))
                    .backChannelLogoutPath(PATH)
                    .build(),
            PATH);
    private final MockHttpServletRequest request = new MockHttpServletRequest("POST", PATH);
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    LogoutTokenFormTest() {
        request.setContentType("application/x-www-form-urlencoded");
    }

    private void assertToken() {
        assertThatThrownBy(() -> filter.doFilter(request, response, new MockFilterChain()))
                .isInstanceOf(AskedTheClientException.class);
    }

    private void assertNoToken() throws Exception {
        filter.doFilter(request, response, new MockFilterChain());

        assertThat(response.getStatus()).isEqualTo(400);
    }

    @Test
    void a_form_that_another_filter_has_read_already_is_found_where_the_container_keeps_it() {
        request.setParameter("logout_token", "token");

        assertToken();
    }

    @Test
    void and_then_a_token_of_the_address_is_still_none() throws Exception {
        request.setQueryString("logout_token=token");
        request.setParameter("logout_token", "token");

        assertNoToken();
    }

    @Test
    void two_tokens_that_another_filter_has_read_are_none() throws Exception {
        request.setParameter("logout_token", "one", "two");

        assertNoToken();
    }

    @Test
    void two_tokens_in_the_body_are_none() throws Exception {
        request.setContent("logout_token=one&logout_token=one".getBytes());

        assertNoToken();
    }

    private static final class AskedTheClientException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
