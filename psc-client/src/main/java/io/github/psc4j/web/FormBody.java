package io.github.psc4j.web;

import io.github.psc4j.internal.limit.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A small form that was posted, read within a bound. Only the body counts: what is in the URL is kept by logs.
 */
final class FormBody {
    /** One token, and room for what else the sender sends, which is ignored. */
    static final int MAX_BYTES = Limits.TOKEN_CHARS + 4 * 1024;

    private static final String TYPE = "application/x-www-form-urlencoded";

    private FormBody() {}

    /** The one value of a field; empty if there is none or several, or if this is no form, or too large or unreadable. */
    static Optional<String> value(WebRequest request, String field) {
        if (!isForm(request) || announcedBytes(request) > MAX_BYTES) {
            return Optional.empty();
        }
        try {
            byte[] body = request.body().readNBytes(MAX_BYTES + 1);
            if (body.length > MAX_BYTES) {
                return Optional.empty();
            }
            List<String> values = Query.values(new String(body, StandardCharsets.ISO_8859_1), field);
            return values.size() == 1 ? Optional.of(values.get(0)).filter(value -> !value.isBlank()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isForm(WebRequest request) {
        List<String> types = request.headers("Content-Type");
        return types.size() == 1
                && types.get(0)
                        .split(";", 2)[0]
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .equals(TYPE);
    }

    private static long announcedBytes(WebRequest request) {
        List<String> lengths = request.headers("Content-Length");
        try {
            return lengths.size() == 1 ? Long.parseLong(lengths.get(0).strip()) : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
