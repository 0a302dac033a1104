package io.github.psc4j.mock.internal.fault;

import io.github.psc4j.mock.internal.http.MockRequest;
import io.github.psc4j.mock.internal.http.MockResponse;
import io.github.psc4j.mock.journal.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Logins that the provider itself breaks off: the browser comes back with an error. */
final class LoginFaults {

    MockResponse error(
            String error, Operation operation, MockRequest request, Function<MockRequest, MockResponse> honest) {
        if (operation == Operation.LOGIN_PAGE) {
            // As if the person had cancelled: the provider forgets the login and knows the way back.
            MockResponse cancelled = honest.apply(request.withBody(request.body() + "&cancel=1"));
            return redirected(cancelled, "error=access_denied", error);
        }
        return redirected(honest.apply(request), "code=", error);
    }

    /** Another error in the redirect to the client; what is no such redirect stays as it is. */
    private static MockResponse redirected(MockResponse answer, String marker, String error) {
        String location = answer.header("Location").orElse("");
        int question = location.indexOf('?');
        if (question < 0 || !location.contains(marker)) {
            return answer;
        }
        String query = Arrays.stream(location.substring(question + 1).split("&", -1))
                .filter(parameter -> !parameter.matches("(code|session_state|error|error_description)=.*"))
                .collect(Collectors.joining("&"));
        List<Map.Entry<String, String>> others = answer.headers().stream()
                .filter(header -> !header.getKey().equals("Location"))
                .toList();
        return new MockResponse(answer.status(), others, "", answer.delivery())
                .with("Location", location.substring(0, question) + "?error=" + error + "&" + query);
    }
}
