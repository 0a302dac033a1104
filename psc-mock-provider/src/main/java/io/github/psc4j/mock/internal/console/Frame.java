package io.github.psc4j.mock.internal.console;

import io.github.psc4j.mock.internal.page.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the pages of the console have in common. */
final class Frame {

    private Frame() {}

    /** A page; {@code current} is the address of the one in the menu that it belongs to. */
    static Page page(String template, String current, Map<String, ?> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("menu", List.of(entry(Console.PATH, "Journal", current), entry(Console.CONTROLS, "Controls", current)));
        return Page.forDeveloper(template, all);
    }

    private static Map<String, Object> entry(String address, String name, String current) {
        return Map.of("address", address, "name", name, "current", address.equals(current));
    }
}
