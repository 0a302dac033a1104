package io.github.psc4j.mock.internal.console;

import io.github.psc4j.mock.internal.page.Html;
import io.github.psc4j.mock.internal.page.Page;

/** What the pages of the console have in common. */
final class Frame {

    private Frame() {}

    /** A page; {@code current} is the address of the one in the menu that it belongs to. */
    static Page page(String title, String current, String body) {
        String menu = entry(Console.PATH, "Journal", current) + entry(Console.CONTROLS, "Controls", current);
        return Page.ofConsole(
                title, "<nav aria-label=\"Console\"><p>psc4j mock provider</p><ul>" + menu + "</ul></nav>", body);
    }

    private static String entry(String address, String name, String current) {
        return "<li><a href=\"" + address + "\"" + (address.equals(current) ? " aria-current=\"page\"" : "") + ">"
                + name + "</a></li>";
    }

    /** A name and a value for a description list, both escaped. */
    static String row(String name, String value) {
        return value.isEmpty()
                ? ""
                : "<dt>" + Html.escape(name) + "</dt><dd><code>" + Html.escape(value) + "</code></dd>\n";
    }
}
