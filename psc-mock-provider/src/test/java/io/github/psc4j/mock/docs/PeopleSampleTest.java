package io.github.psc4j.mock.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.model.Activity;
import io.github.psc4j.mock.model.InventedNumbers;
import io.github.psc4j.mock.model.Persona;
import io.github.psc4j.mock.model.Practice;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** The person of one's own in the README. */
class PeopleSampleTest {

    @Test
    void a_person_of_your_own_can_log_in() throws IOException, InterruptedException {
        Persona zoe = Persona.builder("zoe")
                .named("MME", "Zoé", "INVENTÉE")
                .rpps(InventedNumbers.rpps(1))
                .practice(Practice.of("10")
                        .title("DR")
                        .skill("S", "SM04")
                        .activity(Activity.of("L", "SA07", "GENR01").structure("R920001", "CABINET INVENTÉE", "")))
                .build();
        try (PscMockProvider psc = PscMockProvider.builder().persona(zoe).start()) {
            String controls = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(psc.console() + "/controls"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            assertThat(controls).contains("value=\"zoe\"", "Zoé INVENTÉE");
        }
    }
}
