package io.github.psc4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.spring.login.CallbackQueryFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What everything behind the filter sees of a callback, however the container came to it. */
class CallbackQueryFilterTest {
    private final CallbackQueryFilter filter = new CallbackQueryFilter("/login/oauth2/code/psc");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login/oauth2/code/psc",
                "/login/oauth2/code/%70sc",
                "/%6Cogin/oauth2/code/psc;x=1",
                "/login;a/oauth2/code/psc"
            })
    void every_spelling_of_the_callback_is_seen_without_its_query(String path) throws Exception {
        assertHidden(behind(request(path)));
        assertHidden(behind(request("/app" + path, "/app")));
    }

    @ParameterizedTest
    @CsvSource({
        "ERROR, jakarta.servlet.error.request_uri",
        "FORWARD, jakarta.servlet.forward.request_uri",
        "INCLUDE, jakarta.servlet.include.request_uri"
    })
    void so_is_a_callback_that_was_refused_before_the_filter_saw_it(DispatcherType type, String attribute)
            throws Exception {
        for (String path : new String[] {"/app/login/oauth2/code/psc", "/login/oauth2/code/%70sc"}) {
            MockHttpServletRequest request = request("/app/error", "/app");
            request.setDispatcherType(type);
            request.setAttribute(attribute, path);

            assertHidden(behind(request));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ERROR", "FORWARD", "ASYNC"})
    void so_is_every_later_dispatch_of_a_callback(DispatcherType type) throws Exception {
        MockHttpServletRequest request = request("/login/oauth2/code/psc");
        behind(request);
        request.setRequestURI("/error");
        request.setDispatcherType(type);

        assertHidden(behind(request));
        assertThat(Collections.list(request.getAttributeNames()))
                .noneMatch(name -> request.getAttribute(name).toString().contains("secret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/page", "/login/oauth2/code/psc/more", "/login/oauth2/code/other", "/LOGIN/oauth2/code/psc"
            })
    void another_request_keeps_its_query(String path) throws Exception {
        assertThat(behind(request(path)).getQueryString()).isEqualTo("code=secret&state=secret");
    }

    @Test
    void so_does_the_error_of_another_request() throws Exception {
        MockHttpServletRequest request = request("/error");
        request.setDispatcherType(DispatcherType.ERROR);
        request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, "/page");

        assertThat(behind(request).getQueryString()).isEqualTo("code=secret&state=secret");
    }

    private HttpServletRequest behind(MockHttpServletRequest request) throws Exception {
        MockFilterChain chain = new MockFilterChain();
        filter.doFilter(request, new MockHttpServletResponse(), chain);
        return (HttpServletRequest) chain.getRequest();
    }

    private static void assertHidden(HttpServletRequest request) {
        assertThat(request.getQueryString()).isNull();
        assertThat(request.getParameter("code")).isEqualTo("hidden");
        assertThat(request.getParameterValues("state")).containsExactly("hidden");
        assertThat(request.getParameterMap()).containsOnlyKeys("code", "state");
    }

    private static MockHttpServletRequest request(String uri) {
        return request(uri, "");
    }

    private static MockHttpServletRequest request(String uri, String contextPath) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", uri);
        request.setContextPath(contextPath);
        request.setQueryString("code=secret&state=secret");
        request.setParameter("code", "secret");
        request.setParameter("state", "secret");
        return request;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a;x=%zz", "/;%", "/login/oauth2/code/psc;%"})
    void a_broken_escape_is_left_to_the_firewall(String path) throws Exception {
        MockHttpServletRequest request = request(path);

        assertThat(behind(request)).isSameAs(request);
    }
}
