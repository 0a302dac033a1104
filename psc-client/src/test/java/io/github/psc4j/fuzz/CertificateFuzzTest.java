package io.github.psc4j.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.psc4j.http.ClientCertificate;
import io.github.psc4j.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is no key store of a client is refused with a sentence. */
class CertificateFuzzTest {
    private final Path file = file();

    @FuzzTest
    void certificate(byte[] input) throws IOException {
        Files.write(file, input);
        Fuzzed.accepted(() -> ClientCertificate.pkcs12(file, Secret.of("password")));
    }

    private static Path file() {
        try {
            Path file = Files.createTempFile("psc4j-fuzz", ".p12");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
