package io.github.psc4j.mock.internal.http;

import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.LoggedResponse;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.psc4j.mock.internal.journal.Recorder;
import io.github.psc4j.mock.journal.Answered;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes into the journal what the user's own stubs answer; the provider's answers are there already. */
public final class StubbedAnswers implements ServeEventListener {

    private final String transformer;
    private final Recorder recorder;

    public StubbedAnswers(String transformer, Recorder recorder) {
        this.transformer = transformer;
        this.recorder = recorder;
    }

    @Override
    public void beforeResponseSent(ServeEvent event, Parameters parameters) {
        List<String> transformers = event.getStubMapping() == null
                ? List.of(transformer)
                : event.getStubMapping().getResponse().getTransformers();
        if (transformers == null || !transformers.contains(transformer)) {
            recorder.record(
                    MockRequest.of(event.getRequest()),
                    response(event.getResponse()),
                    Answered.By.STUB,
                    Optional.empty());
        }
    }

    private static MockResponse response(LoggedResponse sent) {
        HttpHeaders headers = sent.getHeaders() == null ? new HttpHeaders() : sent.getHeaders();
        List<Map.Entry<String, String>> all = headers.all().stream()
                .flatMap(header -> header.values().stream().map(value -> Map.entry(header.key(), value)))
                .toList();
        String body = sent.getBodyAsString() == null ? "" : sent.getBodyAsString();
        return new MockResponse(sent.getFault() == null ? sent.getStatus() : 0, all, body);
    }

    @Override
    public String getName() {
        return transformer + "-journal";
    }
}
