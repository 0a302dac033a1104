package io.github.psc4j.web;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.error.PscLoginException;
import io.github.psc4j.login.ReturnTarget;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The paths of the web layer within the application, and where a person may be sent. */
record WebPaths(
        String login,
        String callback,
        String logout,
        String localLogout,
        String backChannelLogout,
        String start,
        String home) {
    /** The parameter of the login path that says where the person goes afterwards. */
    static final String TARGET_PARAMETER = "target";

    private static final Logger LOG = LoggerFactory.getLogger("io.github.psc4j.web.login");

    /** What every part between the browser and the application understands in one way only. */
    private static final Pattern PLAIN_SEGMENT = Pattern.compile("[A-Za-z0-9._~@!$&'()+,=:-]+");

    private static final Pattern CONTEXT_SEGMENT = Pattern.compile("[A-Za-z0-9._~@!$&'()+,=:%-]+");

    WebPaths {
        List<String> own = List.of(login, callback, logout, localLogout, backChannelLogout);
        own.forEach(WebPaths::requirePlain);
        if (new HashSet<>(own).size() < own.size()) {
            throw invalid("two of the paths of the web layer are the same: " + own);
        }
        Stream.of(start, home).forEach(WebPaths::requirePage);
    }

    /** What the web layer answers itself. */
    List<String> own() {
        return List.of(login, callback, logout, localLogout, backChannelLogout);
    }

    /** The path of the callback within the application, out of the address that the browser is sent back to. */
    static String withoutContext(String path, String contextPath) {
        return !contextPath.isEmpty() && path.startsWith(contextPath + "/")
                ? path.substring(contextPath.length())
                : path;
    }

    private static void requirePlain(String path) {
        if (!hasSegments(path, PLAIN_SEGMENT)) {
            throw invalid(
                    "'" + path + "' cannot be a path of the web layer: it begins with / and goes on, without encoded"
                            + " characters, patterns and dots alone");
        }
    }

    private static boolean hasSegments(String path, Pattern form) {
        return path.startsWith("/")
                && Stream.of(path.substring(1).split("/", -1))
                        .allMatch(segment ->
                                form.matcher(segment).matches() && !segment.equals(".") && !segment.equals(".."));
    }

    private static void requirePage(String path) {
        try {
            ReturnTarget.of(path);
        } catch (PscLoginException e) {
            throw invalid("'" + path + "' cannot be a page of the application: it is no path of it");
        }
    }

    private static PscConfigurationException invalid(String message) {
        return new PscConfigurationException(ErrorCode.CONFIGURATION_INVALID, message);
    }

    /** A path as the browser sees it. The context path may be out of a header that a proxy should have replaced. */
    String seen(WebRequest request, String path) {
        String context = request.contextPath();
        return (hasSegments(context, CONTEXT_SEGMENT) ? context : "") + path;
    }

    WebResponse redirect(WebRequest request, ReturnTarget target) {
        return Responses.redirect(seen(request, target.path()));
    }

    /** Where a login begins that comes back to a target. */
    String login(ReturnTarget target) {
        return target.path().equals(start)
                ? login
                : login + "?" + TARGET_PARAMETER + "=" + URLEncoder.encode(target.path(), StandardCharsets.UTF_8);
    }

    /** What a request to the login path asks for. A target that is no good is not worth a page: the person gets to the start. */
    ReturnTarget requested(WebRequest request) {
        List<String> asked = request.query()
                .map(query -> Query.values(query, TARGET_PARAMETER))
                .orElse(List.of());
        return asked.size() == 1 ? target(asked.get(0)) : startTarget();
    }

    /** The page that a request asked for, to come back to after a login. */
    ReturnTarget page(WebRequest request) {
        if (isResponseOfProvider(request)) {
            LOG.warn(
                    "what looks like a response of the provider came to a path that is not the callback: if a proxy changes"
                            + " paths, name the callback path");
            return startTarget();
        }
        return target(request.query().map(query -> request.path() + "?" + query).orElseGet(request::path));
    }

    ReturnTarget startTarget() {
        return ReturnTarget.of(start);
    }

    private ReturnTarget target(String path) {
        try {
            ReturnTarget target = ReturnTarget.of(path);
            return leadsBack(target.path()) ? startTarget() : target;
        } catch (PscLoginException e) {
            return startTarget();
        }
    }

    private boolean leadsBack(String path) {
        return Stream.of(login, callback, logout)
                .anyMatch(own -> path.startsWith(own)
                        && (path.length() == own.length() || "/?#;".indexOf(path.charAt(own.length())) >= 0));
    }

    /** Its code may not be spent, and must not get into another address. */
    private static boolean isResponseOfProvider(WebRequest request) {
        return request.query()
                .filter(query -> !Query.values(query, "state").isEmpty()
                        && !Query.values(query, "code").isEmpty())
                .isPresent();
    }
}
