package io.github.psc4j.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.PscClient;
import io.github.psc4j.spring.internal.LoginSettings;
import io.github.psc4j.spring.internal.PendingLoginCookies;
import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** An application that has put the filter out of the way gets no login whose code is in the log already. */
class CallbackWithoutFilterTest {

    @Test
    void a_callback_past_the_filter_is_refused_before_anything_of_it_is_read() {
        Supplier<PscClient> never = () -> {
            throw new AssertionError("asked the client");
        };
        PendingLoginCookies cookies = new PendingLoginCookies(
                never, new LoginSettings(LoginSettings.CALLBACK_PATH, false, Clock.systemUTC()));
        MockHttpServletRequest request = new MockHttpServletRequest("GET", LoginSettings.CALLBACK_PATH);
        request.setQueryString("code=c&state=s");
        request.setCookies(new Cookie("psc-login-0123456789abcdef", "x"));
        MockHttpServletResponse response = new MockHttpServletResponse();

        assertThatThrownBy(() -> cookies.removeAuthorizationRequest(request, response))
                .isInstanceOf(PscAuthenticationException.class)
                .hasRootCauseMessage("PSC-3004 the callback came past the filter that hides its code from the logs");
        assertThat(response.getHeaders("Set-Cookie")).singleElement().asString().contains("Max-Age=0");
    }
}
