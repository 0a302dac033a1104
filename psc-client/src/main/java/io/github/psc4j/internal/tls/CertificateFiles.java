package io.github.psc4j.internal.tls;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A certificate in files that somebody replaces when it is renewed. Looked at before each call, which costs far less than a
 * call; read again when a file has changed. What cannot be read, for example because it is being written, is read again when it
 * changes once more, and the certificate that is known is used meanwhile. Thread-safe.
 */
public final class CertificateFiles implements CertificateSource {
    private final List<Path> files;
    private final Supplier<KeyMaterial> reader;
    private volatile Read lastRead;

    private record Stamp(Path real, FileTime changed, long size) {}

    private record Read(List<Stamp> stamps, KeyMaterial material, Optional<ErrorCode> failure) {}

    public CertificateFiles(List<Path> files, Supplier<KeyMaterial> reader) {
        this.files = List.copyOf(files);
        this.reader = reader;
        List<Stamp> stamps = stamps();
        this.lastRead = new Read(stamps, read(), Optional.empty());
    }

    @Override
    public KeyMaterial newest() {
        Read known = lastRead;
        List<Stamp> now = stamps();
        if (!now.equals(known.stamps())) {
            lastRead = readAgain(now, known);
        }
        return lastRead.material();
    }

    @Override
    public Optional<ErrorCode> failure() {
        return lastRead.failure();
    }

    private Read readAgain(List<Stamp> stamps, Read known) {
        try {
            return new Read(stamps, read(), Optional.empty());
        } catch (PscConfigurationException e) {
            return new Read(stamps, known.material(), Optional.of(e.code()));
        }
    }

    /** Over a damaged file, parsers of the platform throw what they do not declare. */
    private KeyMaterial read() {
        try {
            return reader.get();
        } catch (PscConfigurationException e) {
            throw e;
        } catch (RuntimeException e) {
            throw KeyMaterial.unreadable("the files of the client certificate are damaged", e);
        }
    }

    /** With the real path, since many platforms put a new file in place by changing a link. */
    private List<Stamp> stamps() {
        List<Stamp> stamps = new ArrayList<>();
        for (Path file : files) {
            try {
                Path real = file.toRealPath();
                stamps.add(new Stamp(real, Files.getLastModifiedTime(real), Files.size(real)));
            } catch (IOException e) {
                stamps.add(new Stamp(file, FileTime.fromMillis(0), -1));
            }
        }
        return List.copyOf(stamps);
    }
}
