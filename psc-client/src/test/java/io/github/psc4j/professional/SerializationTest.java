package io.github.psc4j.professional;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;

class SerializationTest {

    @Test
    void a_person_survives_a_stored_session() throws IOException, ClassNotFoundException {
        Professional person = Professional.from(UserInfos.ofToday());
        ByteArrayOutputStream stored = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(stored)) {
            out.writeObject(person);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(stored.toByteArray()))) {
            Professional read = (Professional) in.readObject();
            assertThat(read).isEqualTo(person);
            assertThat(read.displayName()).isEqualTo(person.displayName());
            assertThat(read.workSituations()).isEqualTo(person.workSituations());
        }
    }
}
