package io.github.psc4j.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is sent to a login page, and who gets a document. */
class NavigationTest {
    @ParameterizedTest
    @CsvSource({
        // method, Accept, Sec-Fetch-Mode, X-Requested-With, a page, a script
        "GET, 'text/html,application/xhtml+xml,*/*;q=0.8', navigate, , true, false",
        "GET, 'text/html', , , true, false",
        "GET, '*/*', navigate, , true, false",
        "GET, , navigate, , true, false",
        "GET, '*/*', , , false, false",
        "GET, , , , false, false",
        "POST, 'text/html', navigate, , false, false",
        "HEAD, 'text/html', , , false, false",
        "GET, 'application/json', , , false, true",
        "GET, 'application/json', navigate, , false, true",
        "GET, 'text/html', cors, , false, true",
        "GET, 'text/html', no-cors, , false, true",
        "GET, 'text/html', same-origin, , false, true",
        "GET, 'text/html', websocket, , false, true",
        "GET, 'text/html', , XMLHttpRequest, false, true",
        "GET, 'text/html', navigate, XMLHttpRequest, false, true",
        "GET, 'image/*', no-cors, , false, true",
        "GET, '', , , false, true"
    })
    void is_told_by_what_the_browser_says(
            String method, String accept, String mode, String requestedWith, boolean page, boolean script) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        put(headers, "Accept", accept);
        put(headers, "Sec-Fetch-Mode", mode);
        put(headers, "X-Requested-With", requestedWith);
        WebRequest request = new TestWeb.Request(method, "", "/", Optional.empty(), headers, new byte[0]);

        assertThat(Navigation.isPage(request)).isEqualTo(page);
        assertThat(Navigation.isScript(request)).isEqualTo(script);
    }

    private static void put(Map<String, List<String>> headers, String name, String value) {
        if (value != null) {
            headers.put(name, List.of(value));
        }
    }
}
