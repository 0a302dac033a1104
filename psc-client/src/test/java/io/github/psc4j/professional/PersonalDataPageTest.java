package io.github.psc4j.professional;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.professional.ClaimsToKeep.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Holds the page for data-protection officers to what the code does; on a failure, the expected table is in the message. */
class PersonalDataPageTest {

    private static final Path PAGE = Path.of("../docs/personal-data.md");

    /** What a developer calls to see the data of a part. */
    private static final Map<Part, String> VIEWS = Map.of(
            Part.IDENTIFIERS, "nationalId rpps adeli otherIds subject preferredUsername",
            Part.NAMES, "civilName practiceNames displayName civility",
            Part.PROFESSIONS, "professions subjectRoles",
            Part.SKILLS, "skills specialties",
            Part.ACTIVITIES, "practices workSituations sector activityKind",
            Part.WORKPLACES, "workplaces subjectOrganization subjectOrganizationId",
            Part.ADDRESSES, "workplaces",
            Part.CONTACTS, "workplaces",
            Part.ACCESS,
                    "authenticationTier authenticationMode accessReason medicalDispatch formatVersion interoperabilityPolicy",
            Part.UNKNOWN, "raw");

    @Test
    void the_table_lists_every_field_under_its_part() throws IOException {
        assertThat(Files.readString(PAGE)).contains(table());
    }

    @Test
    void every_view_it_names_exists() {
        VIEWS.values().forEach(views -> {
            for (String view : views.split(" ")) {
                assertThat(Professional.class.getMethods())
                        .anyMatch(method -> method.getName().equals(view) && method.getParameterCount() == 0);
            }
        });
        assertThat(VIEWS).containsOnlyKeys(Part.values());
    }

    private static String table() {
        StringBuilder table =
                new StringBuilder("| Part | Fields of the document | Views of `Professional` |\n|---|---|---|\n");
        for (Part part : Part.values()) {
            table.append("| `").append(part).append("` | ");
            table.append(part == Part.UNKNOWN ? "every other field" : String.join(", ", fields(part)));
            table.append(" | ");
            table.append(String.join(
                    ", ",
                    List.of(VIEWS.get(part).split(" ")).stream()
                            .map(view -> "`" + view + "()`")
                            .toList()));
            table.append(" |\n");
        }
        return table.toString();
    }

    private static List<String> fields(Part part) {
        List<String> fields = new ArrayList<>();
        for (DocumentFields level : DocumentFields.values()) {
            level.parts().forEach((name, of) -> {
                if (of == part && !fields.contains("`" + name + "`")) {
                    fields.add("`" + name + "`");
                }
            });
        }
        return fields;
    }
}
