package io.github.psc4j.spring.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.spring.PscAuthenticationException;
import io.github.psc4j.web.PscWeb;
import io.github.psc4j.web.SessionRegistry;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.ProviderManager;

/** An application that has put the filter out of the way gets no login whose code is in the log already. */
class CallbackWithoutFilterTest {

    @Test
    void a_callback_past_the_filter_is_refused_before_anything_of_it_is_read() {
        PscWeb web = PscWeb.builder(
                        () -> {
                            throw new AssertionError("asked the client");
                        },
                        URI.create("http://localhost" + PscLoginFilters.CALLBACK_PATH))
                .build();
        PscCallbackFilter filter = new PscCallbackFilter(
                web,
                new ProviderManager(
                        new PscAuthenticationProvider(SessionRegistry.inMemory(Clock.systemUTC()), session -> {})));
        MockHttpServletRequest request = new MockHttpServletRequest("GET", PscLoginFilters.CALLBACK_PATH);
        request.setQueryString("code=c&state=s");
        Cookie pending = new Cookie("psc-login-0123456789abcdef", "x");
        request.setCookies(pending);
        request.addHeader("Cookie", pending.getName() + "=" + pending.getValue());
        MockHttpServletResponse response = new MockHttpServletResponse();

        assertThatThrownBy(() -> filter.attemptAuthentication(request, response))
                .isInstanceOf(PscAuthenticationException.class)
                .hasRootCauseMessage("PSC-3004 the callback came past the filter that hides its code from the logs");
        assertThat(response.getHeaders("Set-Cookie")).singleElement().asString().contains("Max-Age=0");
    }
}
