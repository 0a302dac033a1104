package io.github.psc4j.json;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.psc4j.limit.Limits;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and writes JSON objects. The depth is checked before the parser sees the text, so that it cannot recurse away. */
public final class Json {
    private Json() {}

    /**
     * Reads an object from UTF-8.
     *
     * @param utf8 the document, already bounded in size
     * @return its members
     * @throws JsonException if it is not one JSON object in UTF-8 within {@link Limits#JSON_DEPTH}
     */
    public static Map<String, @Nullable Object> parseObject(byte[] utf8) {
        try {
            return parseObject(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new JsonException("not UTF-8");
        }
    }

    /**
     * Reads an object.
     *
     * @param text the document, already bounded in size
     * @return its members
     * @throws JsonException if it is not one JSON object within {@link Limits#JSON_DEPTH}
     */
    public static Map<String, @Nullable Object> parseObject(String text) {
        // The parser would take an array of pairs for an object.
        if (!text.stripLeading().startsWith("{")) {
            throw new JsonException("not a JSON object");
        }
        checkDepth(text);
        try {
            return JSONObjectUtils.parse(text);
        } catch (ParseException | RuntimeException e) {
            // The parser's own message can quote the document, which may hold a token or an identity.
            throw new JsonException("not a JSON object");
        }
    }

    /**
     * Writes an object.
     *
     * @param members its members
     * @return the document
     */
    public static String write(Map<String, ? extends @Nullable Object> members) {
        return JSONObjectUtils.toJSONString(members);
    }

    private static void checkDepth(String text) {
        int depth = 0;
        boolean inString = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (inString) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    inString = false;
                }
            } else if (c == '"') {
                inString = true;
            } else if (c == '{' || c == '[') {
                if (++depth > Limits.JSON_DEPTH) {
                    throw new JsonException("nested deeper than " + Limits.JSON_DEPTH);
                }
            } else if (c == '}' || c == ']') {
                depth--;
            }
        }
    }
}
