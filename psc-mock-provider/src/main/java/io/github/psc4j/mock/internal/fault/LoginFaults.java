package io.github.psc4j.mock.internal.fault;

import io.github.psc4j.mock.extension.MockRequest;
import io.github.psc4j.mock.extension.MockResponse;
import io.github.psc4j.mock.journal.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Logins that the provider itself breaks off: the browser comes back with an error. */
final class LoginFaults {

    MockResponse error(
            String error, Operation operation, MockRequest request, Function<MockRequest, MockResponse> next) {
        if (operation == Operation.LOGIN_PAGE) {
            // As if the person had cancelled: the provider forgets the login and knows the way back.
            MockResponse cancelled = next.apply(request.withBody(request.body() + "&cancel=1"));
            return redirected(cancelled, "error=access_denied", error);
        }
        return redirected(next.apply(request), "code=", error);
    }

    /** Another error in the redirect to the client; what is no such redirect stays as it is. */
    private static MockResponse redirected(MockResponse response, String marker, String error) {
        String location = response.header("Location").orElse("");
        int question = location.indexOf('?');
        if (question < 0 || !location.contains(marker)) {
            return response;
        }
        String query = Arrays.stream(location.substring(question + 1).split("&", -1))
                .filter(parameter -> !parameter.matches("(code|session_state|error|error_description)=.*"))
                .collect(Collectors.joining("&"));
        List<Map.Entry<String, String>> others = response.headers().stream()
                .filter(header -> !header.getKey().equals("Location"))
                .toList();
        return new MockResponse(response.status(), others, "", response.delivery())
                .with("Location", location.substring(0, question) + "?error=" + error + "&" + query);
    }
}
