package io.github.psc4j.mock.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.mock.Personas;
import io.github.psc4j.mock.internal.file.Configuration;
import io.github.psc4j.mock.internal.file.ConfigurationFile;
import io.github.psc4j.mock.model.Persona;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that the README shows can be read, and nobody is missing in it. */
class ReadmeFilesTest {

    @TempDir
    private Path folder;

    /** The README and the pages behind it. */
    static String readme() throws IOException {
        StringBuilder text = new StringBuilder(Files.readString(Path.of("README.md")));
        try (Stream<Path> pages = Files.list(Path.of("docs"))) {
            for (Path page : pages.sorted(Comparator.reverseOrder()).toList()) {
                text.append('\n').append(Files.readString(page));
            }
        }
        return text.toString();
    }

    private static List<String> samples(String language) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(readme())
                .results()
                .map(sample -> sample.group(1))
                .toList();
    }

    @Test
    void the_files_of_settings_and_people_can_be_read() throws IOException {
        List<String> samples = samples("yaml");
        Path settings = Files.writeString(folder.resolve("psc.yaml"), samples.get(0));
        Path people = Files.writeString(folder.resolve("people.yaml"), samples.get(1));

        Configuration configuration = ConfigurationFile.read(settings);

        assertThat(configuration.clients()).hasSize(2);
        assertThat(configuration.people()).isEqualTo(Personas.read(people)).hasSize(2);
        assertThat(configuration.faults()).hasSize(1);
    }

    @Test
    void every_bundled_person_is_in_the_table() throws IOException {
        List<Persona> people = Personas.all();

        assertThat(readme())
                .contains(people.stream().map(person -> "`" + person.id() + "`").toList());
    }
}
