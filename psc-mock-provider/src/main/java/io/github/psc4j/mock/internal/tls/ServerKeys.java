package io.github.psc4j.mock.internal.tls;

import io.github.psc4j.mock.model.InvalidFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;

/** A server's own key and certificate, from a file. */
public final class ServerKeys {

    private ServerKeys() {}

    public static KeyStore read(Path file, String password) {
        try (InputStream stream = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(stream, password.toCharArray());
            for (String alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, password.toCharArray()) != null) {
                    return store;
                }
            }
            throw new InvalidFileException(file + ": holds no key");
        } catch (IOException | GeneralSecurityException e) {
            throw new InvalidFileException(file + ": cannot be opened as a PKCS#12 file with this password ("
                    + e.getClass().getSimpleName() + ")");
        }
    }
}
