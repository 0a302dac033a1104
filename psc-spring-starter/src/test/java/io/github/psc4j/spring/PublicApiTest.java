package io.github.psc4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.testsupport.PublicApi;
import io.github.psc4j.testsupport.RetiredNames;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The public API changes together with its record, and names that say no role in Spring do not come back. */
class PublicApiTest {
    private static final Path CLASSES = Path.of("target", "classes");

    private static final Set<String> RETIRED = Set.of(
            "Answers",
            "BearerAnswers",
            "CookieJar",
            "FaultException",
            "FilterChanges",
            "FreshSession",
            "LiveSessions",
            "LoginFailure",
            "LoginSuccess",
            "LogoutEnd",
            "NoAuthorizedClients",
            "NoForeignSessionFilter",
            "NotAdmittedException",
            "OnApi",
            "OnNoOtherChain",
            "OnSimulator",
            "PscAdmission",
            "PscFailure",
            "PscFailureText",
            "PscRegistration",
            "QuietRedirect",
            "SessionBounds",
            "SessionCookie",
            "SpringRequest");

    @Test
    void the_public_api_is_recorded() {
        PublicApi.assertRecorded(Path.of("src", "test", "resources", "public-api.txt"), CLASSES, name -> true);
    }

    @Test
    void no_type_has_a_retired_name() {
        RetiredNames.assertNone(RETIRED, CLASSES, Path.of("target", "test-classes"));
    }

    @Test
    void a_type_with_a_retired_name_is_found() {
        assertThat(RetiredNames.in(Set.of("PscUser"), CLASSES)).containsExactly("io.github.psc4j.spring.PscUser");
    }
}
