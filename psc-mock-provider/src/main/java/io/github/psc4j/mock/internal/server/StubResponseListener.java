package io.github.psc4j.mock.internal.server;

import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.psc4j.mock.internal.journal.Recorder;
import io.github.psc4j.mock.journal.RecordedResponse;
import java.util.List;
import java.util.Optional;

/** Writes into the journal what the user's own stubs respond; the provider's responses are there already. */
public final class StubResponseListener implements ServeEventListener {

    private final String transformer;
    private final Recorder recorder;

    public StubResponseListener(String transformer, Recorder recorder) {
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
                    WireMockMessages.request(event.getRequest()),
                    WireMockMessages.response(event.getResponse()),
                    RecordedResponse.Source.STUB,
                    Optional.empty());
        }
    }

    @Override
    public String getName() {
        return transformer + "-journal";
    }
}
