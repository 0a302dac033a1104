package io.github.psc4j.spring.internal;

import io.github.psc4j.PscClient;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscException;
import io.github.psc4j.logout.BackChannelLogout;
import io.github.psc4j.secret.Secret;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Where the provider says that sessions have ended there (OpenID Connect Back-Channel Logout 1.0). The token alone counts:
 * there is no browser, no cookie is looked at, no session is made, and a form of another site can do nothing without a token
 * of the provider. It answers everything that comes to its path, before any other filter looks at it.
 */
public final class BackChannelLogoutFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger("io.github.psc4j.spring.logout");

    private final Supplier<PscClient> psc;
    private final LiveSessions sessions;
    private final RequestMatcher path =
            PathPatternRequestMatcher.withDefaults().matcher(LoginSettings.BACK_CHANNEL_LOGOUT_PATH);

    /**
     * Builds the filter.
     *
     * @param psc judges logout tokens
     * @param sessions the sessions that can be ended
     */
    public BackChannelLogoutFilter(Supplier<PscClient> psc, LiveSessions sessions) {
        this.psc = psc;
        this.sessions = sessions;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !path.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!HttpMethod.POST.matches(request.getMethod())) {
            response.setHeader(HttpHeaders.ALLOW, HttpMethod.POST.name());
            refuse(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "a logout token is posted");
            return;
        }
        Optional<Secret> token = LogoutTokenForm.isForm(request) ? LogoutTokenForm.read(request) : Optional.empty();
        if (token.isEmpty()) {
            refuse(response, HttpServletResponse.SC_BAD_REQUEST, "one logout_token in a form is expected");
            return;
        }
        end(token.get(), response);
    }

    private void end(Secret token, HttpServletResponse response) throws IOException {
        try {
            BackChannelLogout logout = psc.get().logout().backChannel(token);
            LOG.info("the provider ended sessions: {} of this node", sessions.end(logout::concerns));
            Answers.noTraces(response);
            response.setStatus(HttpServletResponse.SC_OK);
        } catch (PscException e) {
            LOG.warn("nobody was logged out over the back channel: {}", e.getMessage());
            boolean later = e.code().retry() == ErrorCode.Retry.LATER;
            refuse(
                    response,
                    later ? HttpServletResponse.SC_SERVICE_UNAVAILABLE : HttpServletResponse.SC_BAD_REQUEST,
                    e.code().id());
        }
    }

    /** The form of section 2.8; the description is ours and has no character that JSON would escape. */
    private static void refuse(HttpServletResponse response, int status, String description) throws IOException {
        String error =
                status == HttpServletResponse.SC_SERVICE_UNAVAILABLE ? "temporarily_unavailable" : "invalid_request";
        Answers.noTraces(response);
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write("{\"error\":\"" + error + "\",\"error_description\":\"" + description + "\"}");
    }
}
