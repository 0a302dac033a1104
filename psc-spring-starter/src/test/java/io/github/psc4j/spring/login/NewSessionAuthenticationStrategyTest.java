package io.github.psc4j.spring.login;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpSession;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.TestingAuthenticationToken;

/** The session of a login has an id that nobody could know before. */
class NewSessionAuthenticationStrategyTest {
    private static final String PLANTED = "planted";

    private void logIn(MockHttpServletRequest request) {
        new NewSessionAuthenticationStrategy(null)
                .onAuthentication(new TestingAuthenticationToken("person", ""), request, new MockHttpServletResponse());
    }

    @Test
    void V29_nothing_of_the_session_before_goes_on() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        HttpSession before = request.getSession();
        before.setAttribute("note", "of somebody else");
        String id = before.getId();

        logIn(request);

        assertThat(request.getSession().getId()).isNotEqualTo(id);
        assertThat(request.getSession().getAttribute("note")).isNull();
    }

    @Test
    void V29_an_id_that_the_container_takes_over_from_the_browser_is_changed() {
        MockHttpServletRequest request = new MockHttpServletRequest() {
            private MockHttpSession session = new MockHttpSession(null, PLANTED);

            @Override
            public HttpSession getSession() {
                return getSession(true);
            }

            /** As a container does that knows the id from another of its applications. */
            @Override
            public HttpSession getSession(boolean create) {
                if (session.isInvalid()) {
                    session = new MockHttpSession(null, PLANTED);
                }
                return session;
            }

            @Override
            public String changeSessionId() {
                return session.changeSessionId();
            }
        };
        request.setRequestedSessionId(PLANTED);

        logIn(request);

        assertThat(request.getSession().getId()).isNotEqualTo(PLANTED);
    }
}
