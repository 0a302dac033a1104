package io.github.psc4j.mock.internal.journal;

import io.github.psc4j.mock.journal.Answered;
import io.github.psc4j.mock.journal.Asked;
import io.github.psc4j.mock.journal.Operation;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A logout token on its way to a service, for the journal. */
public record Notification(Recorder recorder, String clientId, URI uri, String logoutToken) {

    public void answered(HttpResponse<String> answer) {
        record(new Answered(
                Answered.By.SERVICE,
                answer.statusCode(),
                answer.headers().map(),
                answer.body(),
                Optional.empty(),
                List.of()));
    }

    public void unanswered() {
        record(new Answered(Answered.By.SERVICE, 0, Map.of(), "", Optional.empty(), List.of()));
    }

    private void record(Answered answered) {
        recorder.record(
                Operation.BACKCHANNEL_LOGOUT,
                new Asked(
                        "POST",
                        uri.getHost(),
                        uri.getPath(),
                        Map.of("logout_token", List.of(logoutToken)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(clientId),
                        Optional.empty(),
                        List.of(Tokens.decoded("logout_token", logoutToken))),
                answered);
    }
}
