package io.github.psc4j.spring.internal;

import io.github.psc4j.PscClient;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscException;
import io.github.psc4j.error.PscLoginException;
import io.github.psc4j.login.AuthorizationResponse;
import io.github.psc4j.login.PendingLogin;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.spring.PscAuthenticationException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * Keeps each pending login in a sealed cookie of its own, one for each tab. The server remembers nothing of people who have
 * not logged in, so that they cannot fill its memory; and a login can only be completed by the browser that began it.
 */
public final class PendingLoginCookies implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {
    private static final String COMPLETING = PendingLoginCookies.class.getName() + ".completing";

    private final Supplier<PscClient> psc;
    private final CookieJar jar;

    /**
     * Builds the repository.
     *
     * @param psc seals and opens
     * @param settings says whether cookies are for HTTPS only
     */
    public PendingLoginCookies(Supplier<PscClient> psc, LoginSettings settings) {
        this.psc = psc;
        this.jar = new CookieJar(settings.secureCookies());
    }

    /** The login that this request completes, if it does. */
    static @Nullable PendingLogin completing(HttpServletRequest request) {
        return request.getAttribute(COMPLETING) instanceof PendingLogin pending ? pending : null;
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest authorizationRequest,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (authorizationRequest != null) {
            PendingLogin pending = SpringRequest.pending(authorizationRequest);
            jar.put(pending.state(), psc.get().login().seal(pending), request, response);
        }
    }

    /** Spring's filters do not call it: what a callback belongs to is only ever taken out. */
    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return null;
    }

    /** Takes the pending login of a callback out of the browser, whatever becomes of it. */
    @Override
    public OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        try {
            AuthorizationResponse answer = read(request, response);
            PendingLogin pending = take(answer, request, response);
            request.setAttribute(COMPLETING, pending);
            return SpringRequest.of(pending, answer);
        } catch (PscException e) {
            throw new PscAuthenticationException(e);
        }
    }

    /** An answer that cannot be read may be of any login of this browser: none of them is left waiting. */
    private AuthorizationResponse read(HttpServletRequest request, HttpServletResponse response) {
        try {
            return AuthorizationResponse.ofQuery(CallbackQueryFilter.query(request));
        } catch (PscException e) {
            jar.clear(request, response);
            throw e;
        }
    }

    private PendingLogin take(AuthorizationResponse answer, HttpServletRequest request, HttpServletResponse response) {
        Secret state = answer.state().orElseThrow(PendingLoginCookies::unknown);
        List<Cookie> found = jar.take(state, request, response);
        if (found.size() != 1) {
            throw unknown();
        }
        return psc.get().login().open(found.get(0).getValue());
    }

    private static PscLoginException unknown() {
        return new PscLoginException(
                ErrorCode.LOGIN_UNKNOWN,
                "no pending login of this browser matches the callback: begun in another browser, cookies blocked, or"
                        + " the callback was called twice");
    }
}
