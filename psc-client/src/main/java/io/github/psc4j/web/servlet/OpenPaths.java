package io.github.psc4j.web.servlet;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** What people may see who have not logged in. Nothing is open that the application did not name. */
record OpenPaths(List<String> patterns) {
    private static final String BELOW = "/*";

    static OpenPaths none() {
        return new OpenPaths(List.of());
    }

    static OpenPaths of(String... patterns) {
        for (String pattern : patterns) {
            String path = pattern.endsWith(BELOW) ? pattern.substring(0, pattern.length() - 1) : pattern;
            if (!path.startsWith("/") || path.contains("*") || path.contains("//") || path.contains("/..")) {
                throw new PscConfigurationException(
                        ErrorCode.CONFIGURATION_INVALID,
                        "'" + pattern + "' opens no path: it begins with /, and may end in /* for all below it");
            }
        }
        return new OpenPaths(List.of(patterns));
    }

    /** By the path that the container takes to find the servlet, decoded and without what would lead elsewhere. */
    boolean contain(HttpServletRequest request) {
        String info = request.getPathInfo();
        String path = request.getServletPath() + (info == null ? "" : info);
        return patterns.stream()
                .anyMatch(pattern -> pattern.endsWith(BELOW)
                        ? path.startsWith(pattern.substring(0, pattern.length() - 1))
                        : path.equals(pattern));
    }
}
