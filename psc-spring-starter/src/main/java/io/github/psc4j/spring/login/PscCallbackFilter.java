package io.github.psc4j.spring.login;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscLoginException;
import io.github.psc4j.web.LoginCallback;
import io.github.psc4j.web.PscWeb;
import io.github.psc4j.web.servlet.ServletExchange;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Takes the callback of the provider and lets {@link PscAuthenticationProvider} complete the login. */
final class PscCallbackFilter extends AbstractAuthenticationProcessingFilter {
    private static final String CALLBACK = PscCallbackFilter.class.getName() + ".callback";

    private final PscWeb web;

    PscCallbackFilter(PscWeb web, AuthenticationManager manager) {
        // By GET only: a probe for links would spend the code.
        super(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, web.callbackPath()), manager);
        this.web = web;
        // Without the session id, which Spring logs with the details.
        setAuthenticationDetailsSource(request -> new WebAuthenticationDetails(request.getRemoteAddr(), null));
    }

    @Override
    public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response) {
        LoginCallback callback = callback(request);
        request.setAttribute(CALLBACK, callback);
        callback.setCookies().forEach(cookie -> response.addHeader(HttpHeaders.SET_COOKIE, cookie));
        PscCallbackToken token = new PscCallbackToken(callback);
        token.setDetails(authenticationDetailsSource.buildDetails(request));
        return getAuthenticationManager().authenticate(token);
    }

    /** For the handlers of success and failure, which get nothing but the request; empty where no login has come back yet. */
    static Optional<LoginCallback> callbackOf(HttpServletRequest request) {
        return Optional.ofNullable((LoginCallback) request.getAttribute(CALLBACK));
    }

    private LoginCallback callback(HttpServletRequest request) {
        return CallbackQueryFilter.withQuery(request)
                .map(web::callback)
                .orElseGet(() -> web.refusedCallback(
                        ServletExchange.request(request),
                        new PscLoginException(
                                ErrorCode.CALLBACK_MALFORMED,
                                "the callback came past the filter that hides its code from the logs")));
    }
}
