package io.github.psc4j.internal.metadata;

import io.github.psc4j.internal.json.Json;
import io.github.psc4j.provider.ProviderMetadata;
import io.github.psc4j.provider.PscEnvironment;
import java.util.List;

/** The readers of what a provider publishes, for tests that bring the documents themselves. */
public final class ProviderDocuments {
    private ProviderDocuments() {}

    public static ProviderMetadata discovery(byte[] document, PscEnvironment environment) {
        return ProviderMetadata.read(Json.parseObject(document), environment);
    }

    public static ProviderMetadata overMutualTls(ProviderMetadata metadata) {
        return metadata.overMutualTls();
    }

    public static List<VerificationKey> keySet(byte[] document) {
        return new KeySetReader(event -> {}).read(Json.parseObject(document));
    }
}
