package io.github.psc4j.spring.internal;

import io.github.psc4j.PscClient;
import io.github.psc4j.error.PscLoginException;
import io.github.psc4j.login.LoginOptions;
import io.github.psc4j.login.PendingLogin;
import io.github.psc4j.login.ReturnTarget;
import io.github.psc4j.spring.PscLoginOptionsCustomizer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Begins a login with {@code psc-client} and hands it to Spring's filter in the shape that it passes on. */
public final class LoginRequestResolver implements OAuth2AuthorizationRequestResolver {
    private final RequestMatcher login =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, LoginSettings.LOGIN_PATH);
    private final Supplier<PscClient> psc;
    private final LoginSettings settings;
    private final PscLoginOptionsCustomizer customizer;

    /**
     * Builds the resolver.
     *
     * @param psc starts logins
     * @param settings knows where nobody wants to return to
     * @param customizer changes the options
     */
    public LoginRequestResolver(Supplier<PscClient> psc, LoginSettings settings, PscLoginOptionsCustomizer customizer) {
        this.psc = psc;
        this.settings = settings;
        this.customizer = customizer;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        if (!login.matches(request)) {
            return null;
        }
        if (Navigation.isScript(request)) {
            throw new ScriptRequestException();
        }
        LoginOptions options = LoginOptions.defaults().withReturnTarget(target(request));
        PendingLogin pending = psc.get().login().start(customizer.customize(request, options));
        return SpringRequest.of(pending);
    }

    /** For access to a resource on demand, which is Spring's protocol and not ours. */
    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String clientRegistrationId) {
        return null;
    }

    /** A target that is no good is not worth a page of its own: the person gets to the first page. */
    private ReturnTarget target(HttpServletRequest request) {
        String asked = request.getParameter(LoginSettings.TARGET_PARAMETER);
        if (asked == null) {
            return ReturnTarget.ROOT;
        }
        try {
            ReturnTarget target = ReturnTarget.of(asked);
            return leadsBack(target.path()) ? ReturnTarget.ROOT : target;
        } catch (PscLoginException e) {
            return ReturnTarget.ROOT;
        }
    }

    private boolean leadsBack(String path) {
        return path.startsWith(LoginSettings.LOGIN_PATH)
                || path.startsWith(settings.callbackPath())
                || path.startsWith(LoginSettings.LOGOUT_PATH);
    }
}
