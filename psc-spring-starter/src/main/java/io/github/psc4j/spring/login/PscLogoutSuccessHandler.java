package io.github.psc4j.spring.login;

import io.github.psc4j.session.PscSession;
import io.github.psc4j.spring.CurrentPscSession;
import io.github.psc4j.web.PscWeb;
import io.github.psc4j.web.WebRequest;
import io.github.psc4j.web.WebResponse;
import io.github.psc4j.web.servlet.ServletExchange;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;

/** After the local session is closed: closes the session at the provider too, if the person clicked « Se déconnecter ». */
final class PscLogoutSuccessHandler implements LogoutSuccessHandler {
    private final PscWeb web;

    PscLogoutSuccessHandler(PscWeb web) {
        this.web = web;
    }

    @Override
    public void onLogoutSuccess(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication)
            throws IOException {
        WebRequest view = ServletExchange.request(request);
        Optional<PscSession> session = CurrentPscSession.of(authentication);
        WebResponse next = request.getRequestURI().endsWith(PscLoginFilters.LOCAL_LOGOUT_PATH)
                ? web.localLogout(view, session)
                : web.logout(view, session);
        ServletExchange.send(next, response);
    }
}
