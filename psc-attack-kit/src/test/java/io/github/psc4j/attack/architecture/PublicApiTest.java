package io.github.psc4j.attack.architecture;

import io.github.psc4j.testsupport.PublicApi;
import io.github.psc4j.testsupport.RetiredNames;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The public API changes together with its record, and retired names do not come back. */
class PublicApiTest {

    private static final Path CLASSES = Path.of("target/classes");

    @Test
    void the_public_api_is_recorded() {
        PublicApi.assertRecorded(
                Path.of("src/test/resources/public-api.txt"), CLASSES, name -> !name.contains(".internal"));
    }

    @Test
    void no_type_has_a_retired_name() {
        RetiredNames.assertNone(
                Set.of(
                        "AnswerAttacks",
                        "Canary",
                        "Catalogue",
                        "Control",
                        "Course",
                        "HostileProvider",
                        "HostileReport",
                        "Reply",
                        "Scene",
                        "Script",
                        "Strike",
                        "Verdict"),
                CLASSES,
                Path.of("target/test-classes"));
    }
}
