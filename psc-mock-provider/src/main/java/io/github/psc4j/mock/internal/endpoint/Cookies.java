package io.github.psc4j.mock.internal.endpoint;

import io.github.psc4j.mock.internal.settings.Origins;

/** The wallet's cookies. */
final class Cookies {

    private Cookies() {}

    static String of(Origins origins, String name, String value) {
        return name + "=" + value + "; Path=/auth; HttpOnly; SameSite=Lax" + (origins.secure() ? "; Secure" : "");
    }

    static String gone(Origins origins, String name) {
        return of(origins, name, "") + "; Max-Age=0";
    }
}
