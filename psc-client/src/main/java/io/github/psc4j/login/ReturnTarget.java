package io.github.psc4j.login;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscLoginException;
import io.github.psc4j.limit.Limits;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Where a person goes after login: a path of the same application, and nothing that a browser could read as another site
 * however often it is decoded. Immutable.
 */
public final class ReturnTarget {
    /** The first page of the application. */
    public static final ReturnTarget ROOT = new ReturnTarget("/");

    private static final int DECODINGS = 3;

    private final String path;

    private ReturnTarget(String path) {
        this.path = path;
    }

    /**
     * Accepts a path.
     *
     * @param path a path with an optional query, from the application or from a browser
     * @return the target
     * @throws PscLoginException {@code PSC-3009} if it is not plainly a path of the same application
     */
    public static ReturnTarget of(String path) {
        if (path.length() > Limits.RETURN_TARGET_CHARS || path.indexOf(' ') >= 0 || !staysHere(path, DECODINGS)) {
            throw new PscLoginException(
                    ErrorCode.RETURN_TARGET_REFUSED, "the target after login is not a path of this application");
        }
        return new ReturnTarget(path);
    }

    private static boolean staysHere(String path, int decodings) {
        if (!path.startsWith("/")
                || path.startsWith("//")
                || path.indexOf('\\') >= 0
                || path.startsWith("/ ")
                || path.chars().anyMatch(Character::isISOControl)) {
            return false;
        }
        if (decodings == 0) {
            return true;
        }
        try {
            // A "+" is a plus sign in a path; the decoder would make a space of it.
            String decoded = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
            return decoded.equals(path) || staysHere(decodedPathOnly(decoded), decodings - 1);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Only the path decides where a browser goes; a query may hold whatever it likes once decoded. */
    private static String decodedPathOnly(String decoded) {
        int query = decoded.indexOf('?');
        return query < 0 ? decoded : decoded.substring(0, query);
    }

    /**
     * The path.
     *
     * @return a path that begins with exactly one slash, with its query
     */
    public String path() {
        return path;
    }

    @Override
    public String toString() {
        return "ReturnTarget[" + path.length() + " characters]";
    }
}
