package io.github.psc4j.architecture;

import io.github.psc4j.PscClient;
import io.github.psc4j.testsupport.PublicApi;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A change of the public API is a change of {@code public-api.txt}, in the same commit. */
class PublicApiTest {
    @Test
    void the_public_api_is_the_recorded_one() {
        Path classes = Path.of(URI.create(PscClient.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
        PublicApi.assertRecorded(
                Path.of("src", "test", "resources", "public-api.txt"),
                classes,
                name -> name.startsWith("io.github.psc4j") && !name.startsWith("io.github.psc4j.internal"));
    }
}
