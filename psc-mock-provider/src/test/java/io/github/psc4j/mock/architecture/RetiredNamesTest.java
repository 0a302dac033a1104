package io.github.psc4j.mock.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.testsupport.RetiredNames;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Names that gave way to the words of the field do not come back. */
class RetiredNamesTest {

    private static final Set<String> RETIRED = Set.of(
            "Answered",
            "Asked",
            "Canary",
            "CleanFailures",
            "Compact",
            "Course",
            "Dispatcher",
            "Documents",
            "FaultScripts",
            "Handover",
            "HandoverEndpoint",
            "HostileProvider",
            "HostileReport",
            "Judged",
            "LateHttpClients",
            "Means",
            "Obstacle",
            "Quiet",
            "Realm",
            "Reply",
            "Scene",
            "Script",
            "SessionEnd",
            "Strike",
            "StubbedAnswers",
            "Verdict");

    @Test
    void no_type_has_a_retired_name() {
        RetiredNames.assertNone(RETIRED, Path.of("target/classes"), Path.of("target/test-classes"));
    }

    @Test
    void a_type_with_a_retired_name_is_found() {
        assertThat(RetiredNames.in(Set.of("RetiredNamesTest", "Persona"), Path.of("target/classes")))
                .containsExactly("io.github.psc4j.mock.model.Persona");
    }
}
