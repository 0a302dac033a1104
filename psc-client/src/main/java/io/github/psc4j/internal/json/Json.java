package io.github.psc4j.internal.json;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.psc4j.internal.limit.Limits;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes JSON objects. What is read is an unmodifiable tree of {@link Map} in the order of the text, {@link List},
 * {@link String}, {@link Boolean}, {@link Long}, {@link java.math.BigInteger} beyond that, {@link java.math.BigDecimal}, and
 * {@code null}; strictly and within the limits, as {@link JsonReader} reads.
 */
public final class Json {
    private static final JsonNames NO_NAMES = JsonNames.of(List.of());

    private Json() {}

    /**
     * Reads an object from UTF-8.
     *
     * @param utf8 the document, already bounded in size
     * @return its members
     * @throws JsonException if it is not one JSON object in UTF-8 within the limits
     */
    public static Map<String, @Nullable Object> parseObject(byte[] utf8) {
        return JsonReader.readObject(utf8, NO_NAMES, utf8.length, Limits.JSON_VALUES);
    }

    /**
     * Reads an object.
     *
     * @param text the document, already bounded in size
     * @return its members
     * @throws JsonException as {@link #parseObject(byte[])}
     */
    public static Map<String, @Nullable Object> parseObject(String text) {
        try {
            ByteBuffer utf8 = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[utf8.remaining()];
            utf8.get(bytes);
            return parseObject(bytes);
        } catch (CharacterCodingException e) {
            throw new JsonException("half of a surrogate pair in a text");
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
}
