package io.github.psc4j.json;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.psc4j.limit.Limits;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes JSON objects. What is read is a tree of {@link Map} in the order of the text, {@link java.util.List}, {@link
 * String}, {@link Boolean}, {@link Long}, {@link java.math.BigInteger} beyond that, {@link Double}, and {@code null}.
 */
public final class Json {
    private Json() {}

    /**
     * Reads an object from UTF-8.
     *
     * @param utf8 the document, already bounded in size
     * @return its members
     * @throws JsonException if it is not one JSON object in UTF-8 within the limits
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
     * @throws JsonException if it is not one JSON object within {@link Limits#JSON_DEPTH} and {@link Limits#JSON_VALUES}, or if
     *     two readers could understand it in two ways; without a word of the document
     */
    public static Map<String, @Nullable Object> parseObject(String text) {
        return new JsonReader(text).readObjectOnly();
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
