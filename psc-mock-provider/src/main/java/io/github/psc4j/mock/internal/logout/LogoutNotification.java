package io.github.psc4j.mock.internal.logout;

import io.github.psc4j.mock.internal.journal.Recorder;
import io.github.psc4j.mock.internal.journal.Tokens;
import io.github.psc4j.mock.journal.Operation;
import io.github.psc4j.mock.journal.RecordedRequest;
import io.github.psc4j.mock.journal.RecordedResponse;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A logout token on its way to a service, for the journal. */
record LogoutNotification(Recorder recorder, String clientId, URI uri, String logoutToken) {

    void responded(HttpResponse<String> response) {
        record(new RecordedResponse(
                RecordedResponse.Source.SERVICE,
                response.statusCode(),
                response.headers().map(),
                response.body(),
                Optional.empty(),
                List.of()));
    }

    void failed() {
        record(new RecordedResponse(RecordedResponse.Source.SERVICE, 0, Map.of(), "", Optional.empty(), List.of()));
    }

    private void record(RecordedResponse response) {
        recorder.record(
                Operation.BACKCHANNEL_LOGOUT,
                new RecordedRequest(
                        "POST",
                        uri.getHost(),
                        uri.getPath(),
                        Map.of("logout_token", List.of(logoutToken)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(clientId),
                        Optional.empty(),
                        List.of(Tokens.decoded("logout_token", logoutToken))),
                response);
    }
}
