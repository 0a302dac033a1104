package io.github.psc4j.examples.servlet;

import io.github.psc4j.PscClient;
import io.github.psc4j.professional.WorkSituation;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.web.PscWeb;
import io.github.psc4j.web.servlet.PscServletFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Collectors;

/** The page for the person: who they are, what they can work as, and the way out. */
final class EspaceServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient PscClient psc;

    EspaceServlet(PscClient psc) {
        this.psc = psc;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PscSession session = PscServletFilter.session(request).orElseThrow();
        // For a call to another service; if the provider has ended the session, the filter sends the person to a new
        // login.
        psc.tokens().accessToken(session, Duration.ofSeconds(10));
        String situations = session.professional().workSituations().stream()
                .map(WorkSituation::label)
                .map(label -> "<li>" + Page.escape(label) + "</li>")
                .collect(Collectors.joining());
        Page.send(
                response,
                "<h1>Bonjour " + Page.escape(session.professional().displayName())
                        + "</h1><p>Vous pouvez travailler comme :</p><ul>" + situations
                        + "</ul><form method=\"post\" action=\"/logout\"><input type=\"hidden\" name=\""
                        + PscWeb.CSRF_PARAMETER + "\" value=\""
                        + PscServletFilter.csrfToken(request).orElseThrow()
                        + "\"><button>Se déconnecter</button></form>");
    }
}
