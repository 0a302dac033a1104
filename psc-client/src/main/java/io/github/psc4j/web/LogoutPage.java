package io.github.psc4j.web;

/** Asks a person whether they want to log out, where a request alone does not say so: a link, or a form of another site. */
final class LogoutPage {
    private static final String TITLE = "Se déconnecter";
    private static final String SENTENCE = "Voulez-vous fermer votre session dans cette application ?";

    private LogoutPage() {}

    static WebResponse of(int status, WebRequest request, WebPaths paths, WebSession session) {
        String form = Html.paragraph(SENTENCE)
                + "<form method=\"post\" action=\"" + Html.escape(paths.seen(request, request.path())) + "\">"
                + "<input type=\"hidden\" name=\"" + PscWeb.CSRF_PARAMETER + "\" value=\""
                + session.csrfToken().reveal() + "\">"
                + "<div class=\"actions\"><button class=\"first\">" + TITLE + "</button>"
                + Html.link(paths.seen(request, paths.home()), "", LoginFailureText.HOME) + "</div></form>";
        return Html.formPage(Responses.status(status), TITLE, form);
    }
}
