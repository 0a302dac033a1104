package io.github.psc4j.internal.http;

import static io.github.psc4j.testing.ScriptedProvider.json;
import static io.github.psc4j.testing.ScriptedProvider.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscProviderException;
import io.github.psc4j.testing.FakeClock;
import io.github.psc4j.testing.PatientHttp;
import io.github.psc4j.testing.ScriptedProvider;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointCallerTest {
    private final ScriptedProvider provider = new ScriptedProvider();
    private final HttpTransport http =
            new HttpTransport(PatientHttp.SETTINGS, Optional.empty(), new FakeClock(), event -> {});
    private final EndpointCaller caller = new EndpointCaller(
            http,
            "test",
            "test endpoint",
            100,
            response -> response.status() == 403
                    ? new PscProviderException(ErrorCode.CLIENT_REFUSED, "refused")
                    : EndpointCaller.trouble("test endpoint", response.status()));

    @AfterEach
    void stop() {
        provider.close();
    }

    private URI uri() {
        return URI.create(provider.origin() + "/test");
    }

    private ErrorCode failure() {
        PscProviderException ofGet =
                catchThrowableOfType(PscProviderException.class, () -> caller.json(caller.get(uri(), Map.of())));
        PscProviderException ofPost = catchThrowableOfType(
                PscProviderException.class, () -> caller.json(caller.post(uri(), Map.of(), "a=b")));
        assertThat(ofGet.code()).isEqualTo(ofPost.code());
        assertThat(ofGet).hasMessage(ofPost.getMessage());
        return ofGet.code();
    }

    @Test
    void a_json_object_with_status_200_is_a_response() {
        provider.on("/test", json(200, Map.of("a", "b")));

        assertThat(caller.json(caller.get(uri(), Map.of("Accept", "application/json"))))
                .containsEntry("a", "b");
        assertThat(caller.json(caller.post(uri(), Map.of(), "c=d"))).containsEntry("a", "b");
        assertThat(provider.received("/test")).extracting("method").containsExactly("GET", "POST");
        assertThat(provider.received("/test").get(1).body()).isEqualTo("c=d");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 302, 400, 401, 404, 405, 429, 500, 503})
    void every_other_status_is_trouble_that_names_the_endpoint(int status) {
        provider.on("/test", status == 204 ? text(204, "application/json", "") : json(status, Map.of("a", "b")));

        assertThat(failure()).isEqualTo(ErrorCode.PROVIDER_STATUS);
        assertThatThrownBy(() -> caller.get(uri(), Map.of()))
                .hasMessageEndingWith("the test endpoint responded with status " + status);
    }

    @Test
    void the_endpoint_says_itself_what_a_status_means() {
        provider.on("/test", json(403, Map.of()));

        assertThat(failure()).isEqualTo(ErrorCode.CLIENT_REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "\"a\"", "1", "null", "{", "{\"a\":1,\"a\":2}", "{}{}"})
    void a_body_that_is_no_json_object_is_malformed_and_not_repeated(String body) {
        provider.on("/test", text(200, "application/json", body));

        assertThat(failure()).isEqualTo(ErrorCode.RESPONSE_MALFORMED);
        assertThatThrownBy(() -> caller.json(caller.get(uri(), Map.of())))
                .hasMessageContaining("the response of the test endpoint is unreadable")
                .hasMessageNotContaining("html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/jwt", "application/json-seq", "text/json"})
    void another_media_type_than_json_is_malformed_except_for_published_documents(String type) {
        provider.on("/test", text(200, type, "{\"a\":\"b\"}"));

        assertThat(failure()).isEqualTo(ErrorCode.RESPONSE_MALFORMED);
        assertThat(caller.jsonOfAnyType(caller.get(uri(), Map.of()))).containsEntry("a", "b");
    }

    @Test
    void a_response_past_the_bound_is_too_large() {
        provider.on("/test", json(200, Map.of("a", "b".repeat(100))));

        assertThat(failure()).isEqualTo(ErrorCode.RESPONSE_TOO_LARGE);
    }

    @Test
    void a_server_that_is_gone_is_unreachable() {
        URI gone = uri();
        provider.close();

        assertThatThrownBy(() -> caller.get(gone, Map.of())).hasMessageStartingWith("PSC-2001");
        assertThatThrownBy(() -> caller.post(gone, Map.of(), "")).hasMessageStartingWith("PSC-2001");
    }
}
