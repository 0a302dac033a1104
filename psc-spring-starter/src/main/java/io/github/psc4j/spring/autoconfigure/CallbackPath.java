package io.github.psc4j.spring.autoconfigure;

import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.spring.internal.LoginSettings;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where the callback arrives in this application, which is not always where the browser was sent to. */
final class CallbackPath {
    /** Segments that every part between the browser and Spring's matchers understands in one way only. */
    private static final Pattern PLAIN = Pattern.compile("(/[A-Za-z0-9._~@!$&'()+,=:-]+)+");

    private static final Pattern DOTS = Pattern.compile("(.*/)?\\.\\.?(/.*)?");
    private static final List<String> TAKEN = List.of(
            LoginSettings.LOGIN_PATH,
            LoginSettings.LOGOUT_PATH,
            LoginSettings.LOCAL_LOGOUT_PATH,
            LoginSettings.BACK_CHANNEL_LOGOUT_PATH,
            "/error");

    private CallbackPath() {}

    /** The path that the application names, or else the one of the redirect URI below the context path. */
    static String of(@Nullable String named, URI redirect, String contextPath) {
        if (named != null) {
            return checked("psc.callback-path", named);
        }
        String path = redirect.getRawPath() == null ? "" : redirect.getRawPath();
        boolean below = !contextPath.isEmpty() && path.startsWith(contextPath + "/");
        return checked("the path of psc.redirect-uri", below ? path.substring(contextPath.length()) : path);
    }

    private static String checked(String what, String path) {
        if (!PLAIN.matcher(path).matches() || DOTS.matcher(path).matches()) {
            throw invalid(
                    what, path, "it begins with / and goes on, without encoded characters, patterns and dots alone");
        }
        if (TAKEN.contains(path)) {
            throw invalid(what, path, "this path of the application does something else");
        }
        return path;
    }

    private static PscConfigurationException invalid(String what, String path, String why) {
        return ClientFactory.invalid(what + " cannot be that of a callback: '" + path + "'; " + why);
    }
}
