package io.github.psc4j.web;

import io.github.psc4j.error.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The built-in page of a login that failed: in French, without anything around it, so that it fits beside any application. */
final class LoginFailurePage {
    private static final String RETRY_SECONDS = "30";

    private LoginFailurePage() {}

    static WebResponse head(LoginFailure failure) {
        WebResponse head = Responses.status(failure.kind().status());
        return failure.kind() == LoginFailure.Kind.PROVIDER_DOWN
                ? Responses.with(head, Map.of("Retry-After", List.of(RETRY_SECONDS)))
                : head;
    }

    static WebResponse of(LoginFailure failure) {
        LoginFailureText text = failure.text();
        StringBuilder actions = new StringBuilder();
        failure.providerLogoutUri()
                .ifPresent(uri -> actions.append(Html.link(uri.toString(), "first", LoginFailureText.PROVIDER_LOGOUT)));
        actions.append(Html.link(failure.retryPath(), actions.isEmpty() ? "first" : "", LoginFailureText.RETRY));
        actions.append(Html.link(failure.homePath(), "", LoginFailureText.HOME));
        String content = text.sentences().stream().map(Html::paragraph).collect(Collectors.joining())
                + "<div class=\"actions\">" + actions + "</div>\n"
                + failure.code().map(LoginFailurePage::code).orElse("");
        return Html.page(head(failure), text.title(), content);
    }

    private static String code(ErrorCode code) {
        return "<p class=\"code\">Code à communiquer au support : <strong>" + code.id() + "</strong></p>";
    }
}
