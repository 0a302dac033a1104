package io.github.psc4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.psc4j.internal.json.JsonException;
import io.github.psc4j.internal.metadata.ProviderDocuments;
import io.github.psc4j.provider.ProviderMetadata;
import io.github.psc4j.provider.PscEnvironment;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An accepted discovery document is of the configured issuer and sends nobody to an address that is not https. */
class DiscoveryFuzzTest {
    private static final URI ISSUER = URI.create("https://provider.example/realm");

    @FuzzTest
    void discovery(byte[] input) {
        try {
            Fuzzed.accepted(() -> ProviderDocuments.discovery(input, PscEnvironment.of(ISSUER)))
                    .ifPresent(DiscoveryFuzzTest::assertSafe);
        } catch (JsonException e) {
            // Not JSON: told by the caller, who knows the URL.
        }
    }

    private static void assertSafe(ProviderMetadata metadata) {
        assertThat(metadata.issuer()).isEqualTo(ISSUER);
        for (ProviderMetadata view : List.of(metadata, ProviderDocuments.overMutualTls(metadata))) {
            Stream.concat(
                            Stream.of(
                                    view.authorizationEndpoint(),
                                    view.tokenEndpoint(),
                                    view.userInfoEndpoint(),
                                    view.jwksUri()),
                            Stream.of(view.endSessionEndpoint(), view.introspectionEndpoint())
                                    .flatMap(Optional::stream))
                    .forEach(uri -> {
                        assertThat(uri.getScheme()).isEqualToIgnoringCase("https");
                        assertThat(uri.getHost()).isNotBlank();
                        assertThat(uri.getRawUserInfo()).isNull();
                        assertThat(uri.getRawFragment()).isNull();
                    });
        }
    }
}
