package io.github.psc4j.contract;

import java.nio.file.Path;

/** A PKCS#12 file with one private key and its certificate chain. */
public record ClientKeyStore(Path file, String password) {}
