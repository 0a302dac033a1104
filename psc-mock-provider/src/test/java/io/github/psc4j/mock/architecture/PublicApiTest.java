package io.github.psc4j.mock.architecture;

import io.github.psc4j.testsupport.PublicApi;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The public API changes together with its record. */
class PublicApiTest {

    @Test
    void the_public_api_is_recorded() {
        PublicApi.assertRecorded(
                Path.of("src/test/resources/public-api.txt"),
                Path.of("target/classes"),
                name -> !name.contains(".internal"));
    }
}
