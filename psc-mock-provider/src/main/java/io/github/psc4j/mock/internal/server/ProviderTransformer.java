package io.github.psc4j.mock.internal.server;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.extension.MappingsLoaderExtension;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import io.github.psc4j.mock.extension.MockRequest;
import io.github.psc4j.mock.extension.MockResponse;
import java.util.Map;
import java.util.function.Function;

/**
 * Hands every request that no stub of the user matches to the endpoints. It loads its own stub as a default mapping, so
 * that WireMock's reset leaves the provider in place.
 */
public final class ProviderTransformer implements ResponseDefinitionTransformerV2, MappingsLoaderExtension {

    /** Far behind the priority of any stub that a user writes. */
    private static final int LAST = 1_000_000_000;

    private final String name;
    private volatile Function<MockRequest, MockResponse> endpoints =
            request -> MockResponse.json(503, Map.of("error", "temporarily_unavailable"));

    public ProviderTransformer(String name) {
        this.name = name;
    }

    public void serve(Function<MockRequest, MockResponse> newEndpoints) {
        this.endpoints = newEndpoints;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        return WireMockMessages.onto(
                event.getResponseDefinition(), endpoints.apply(WireMockMessages.request(event.getRequest())));
    }

    @Override
    public void loadMappingsInto(StubMappings mappings) {
        mappings.addMapping(WireMock.any(WireMock.anyUrl())
                .atPriority(LAST)
                .willReturn(WireMock.aResponse().withTransformers(name))
                .build());
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public String getName() {
        return name;
    }
}
