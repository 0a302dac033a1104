package io.github.psc4j.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractAuthenticationFilterConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Professionals, and agents whose identity provider speaks SAML 2, use one application. The login of the others is written by
 * hand in the shape of {@code saml2Login}, whose OpenSAML is not on Maven Central: a form that the browser posts from the site
 * of the provider, without the session cookie and without a CSRF token.
 */
@SpringBootTest(
        classes = BesideSamlShapedLoginTest.Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class BesideSamlShapedLoginTest extends BesideAnotherLogin {
    private static final String PATH = "/login/saml2/sso/other";

    @Override
    HttpResponse<String> logInElsewhere() {
        return fromAnotherSite(PATH, Map.of("SAMLResponse", "signed"));
    }

    @Override
    HttpResponse<String> failElsewhere() {
        return fromAnotherSite(PATH, Map.of("SAMLResponse", "forged"));
    }

    @Override
    String agent() {
        return "TestingAuthenticationToken String";
    }

    /** Spring would keep the error in a new session, which would take the place of the one of the professional. */
    @Override
    void assertRefusedElsewhere(HttpResponse<String> refused) {
        assertThat(refused.statusCode()).isEqualTo(403);
    }

    /** The session cookie is {@code SameSite=Lax}. */
    private HttpResponse<String> fromAnotherSite(String path, Map<String, String> form) {
        TestBrowser browser = new TestBrowser(port);
        HttpResponse<String> response = browser.post(path, form, "Sec-Fetch-Site", "cross-site");
        this.browser.cookies.putAll(browser.cookies);
        return response;
    }

    @Test
    void a_response_that_logs_nobody_in_makes_no_session() {
        failElsewhere();
        assertThat(browser.cookies).isEmpty();
    }

    @Test
    void a_form_of_another_site_elsewhere_still_makes_no_session() {
        logInHere("/form");
        assertThat(fromAnotherSite("/form", Map.of("SAMLResponse", "signed")).statusCode())
                .isEqualTo(403);
        assertThat(who()).isEqualTo("PscAuthentication PscUser");
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(Pages.class)
    static class Application {
        @Bean
        SecurityFilterChain everything(HttpSecurity http) {
            http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
            http.with(PscSecurity.pscLogin(), withDefaults());
            http.with(new SamlShapedConfigurer(), withDefaults());
            return http.build();
        }
    }

    static final class SamlShapedConfigurer
            extends AbstractAuthenticationFilterConfigurer<HttpSecurity, SamlShapedConfigurer, SamlShapedFilter> {

        SamlShapedConfigurer() {
            super(new SamlShapedFilter(), PATH);
        }

        @Override
        protected RequestMatcher createLoginProcessingUrlMatcher(String path) {
            return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, path);
        }

        @Override
        @SuppressWarnings("unchecked")
        public void init(HttpSecurity http) {
            super.init(http);
            http.authenticationProvider(new SamlShapedProvider());
            http.getConfigurer(CsrfConfigurer.class).ignoringRequestMatchers(PATH);
        }
    }

    /** Stands where the filter of a form login stands. */
    static final class SamlShapedFilter extends UsernamePasswordAuthenticationFilter {
        @Override
        public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response) {
            return getAuthenticationManager()
                    .authenticate(new TestingAuthenticationToken("", request.getParameter("SAMLResponse")));
        }
    }

    static final class SamlShapedProvider implements AuthenticationProvider {
        @Override
        public Authentication authenticate(Authentication authentication) {
            if ("signed".equals(authentication.getCredentials())) {
                return new TestingAuthenticationToken("agent", "", List.of());
            }
            throw new BadCredentialsException("not signed");
        }

        @Override
        public boolean supports(Class<?> authentication) {
            return authentication == TestingAuthenticationToken.class;
        }
    }
}
