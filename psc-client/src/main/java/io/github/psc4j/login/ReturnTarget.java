package io.github.psc4j.login;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscLoginException;
import io.github.psc4j.internal.encoding.VisibleAscii;
import io.github.psc4j.internal.limit.Limits;
import io.github.psc4j.internal.requirement.Implements;
import io.github.psc4j.internal.requirement.Requirement;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a person goes after login: a path of the same application, and nothing that a browser could read as another site
 * however often it is decoded. Immutable.
 */
public final class ReturnTarget {
    /** The first page of the application. */
    public static final ReturnTarget ROOT = new ReturnTarget("/");

    private static final int DECODINGS = 3;

    /** What a browser, a proxy or a library that tidies paths may take for another place. */
    private static final Pattern LEADS_AWAY = Pattern.compile("//|/\\.{1,2}(?=/|$)|\\\\|^/ ");

    private final String path;

    private ReturnTarget(String path) {
        this.path = path;
    }

    /**
     * Accepts a path.
     *
     * @param path a path with an optional query, percent-encoded where it is not ASCII, from the application or from a
     *     browser; {@code null} if the browser named none
     * @return the target
     * @throws PscLoginException {@code PSC-3009} if it is not plainly a path of the same application
     */
    @Implements(Requirement.RFC_9700_OPEN_REDIRECT)
    public static ReturnTarget of(@Nullable String path) {
        if (path == null || !isPathOfThisApplication(path)) {
            throw new PscLoginException(
                    ErrorCode.RETURN_TARGET_REFUSED, "the target after login is not a path of this application");
        }
        return new ReturnTarget(path);
    }

    private static boolean isPathOfThisApplication(String path) {
        return path.length() <= Limits.RETURN_TARGET_CHARS
                && path.startsWith("/")
                && VisibleAscii.isAllOf(path)
                && staysHere(withoutQuery(path), DECODINGS);
    }

    /** Validates the path as it is, and as somebody would see it who decodes it once, twice, three times. */
    private static boolean staysHere(String path, int decodings) {
        if (LEADS_AWAY.matcher(path).find() || path.chars().anyMatch(Character::isISOControl)) {
            return false;
        }
        try {
            // A "+" is a plus sign in a path; the decoder would make a space of it.
            String decoded = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
            return decoded.equals(path) || (decodings > 0 && staysHere(decoded, decodings - 1));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String withoutQuery(String path) {
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
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
