package io.github.psc4j.contract.raw;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code application/x-www-form-urlencoded}, in bodies and in queries. */
public final class Form {

    public static final String CONTENT_TYPE = "application/x-www-form-urlencoded";

    private Form() {}

    public static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** @throws AssertionError when a parameter is there twice: no provider may do that to a callback */
    public static Map<String, String> query(URI uri) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : uri.getRawQuery().split("&")) {
            String[] pair = field.split("=", 2);
            String value = URLDecoder.decode(pair.length == 2 ? pair[1] : "", StandardCharsets.UTF_8);
            if (fields.put(URLDecoder.decode(pair[0], StandardCharsets.UTF_8), value) != null) {
                throw new AssertionError("parameter twice in the callback: " + pair[0]);
            }
        }
        return fields;
    }
}
