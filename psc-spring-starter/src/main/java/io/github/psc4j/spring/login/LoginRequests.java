package io.github.psc4j.spring.login;

import io.github.psc4j.web.LoginCallback;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The callback that a request brings, for the handlers of success and failure, which get nothing but the request. */
final class LoginRequests {
    private static final String CALLBACK = LoginRequests.class.getName() + ".callback";

    private LoginRequests() {}

    static void setCallback(HttpServletRequest request, LoginCallback callback) {
        request.setAttribute(CALLBACK, callback);
    }

    /** Empty where a login has not come back yet. */
    static Optional<LoginCallback> callback(HttpServletRequest request) {
        return Optional.ofNullable((LoginCallback) request.getAttribute(CALLBACK));
    }
}
