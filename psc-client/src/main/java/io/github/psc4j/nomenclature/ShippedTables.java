package io.github.psc4j.nomenclature;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the one file the build makes of the tables in {@code src/main/nomenclature}; its form is described where it is
 * written, in {@code src/build/java/CompileNomenclatures.java}.
 */
final class ShippedTables {

    private static final String FILE = "nomenclatures.bin";
    private static final int FORM = 1;
    private static final int ACTIVE = 1;
    private static final int VALID_FROM = 2;
    private static final int VALID_TO = 4;
    private static final int SHORT_LABEL = 8;
    private static final int LONG_LABEL = 16;

    private final List<CodeSystem> systems = new ArrayList<>();
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final byte[] subjectRoles;

    private ShippedTables(DataInputStream in) throws IOException {
        if (in.readInt() != FORM) {
            throw new IOException("another form of the tables");
        }
        int count = in.readUnsignedShort();
        for (int i = 0; i < count; i++) {
            CodeSystem system = system(in);
            byte[] rows = in.readNBytes(in.readInt());
            systems.add(system);
            tables.put(
                    system.oid(),
                    new Table(
                            system.name(),
                            system.oid(),
                            () -> concepts(system, rows).codes()));
        }
        subjectRoles = in.readNBytes(in.readInt());
    }

    static ShippedTables load() {
        try (InputStream file = ShippedTables.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing from the class path: the build makes it");
            }
            return new ShippedTables(new DataInputStream(new ByteArrayInputStream(file.readAllBytes())));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    List<CodeSystem> systems() {
        return systems;
    }

    /** By OID. */
    Map<String, Table> tables() {
        return tables;
    }

    /** The rows of the value set {@code SubjectRole}: code, OID and name of the defining table, label. */
    List<SubjectRoles.Row> subjectRoles() {
        return read(subjectRoles, in -> {
            List<SubjectRoles.Row> rows = new ArrayList<>();
            int count = in.readUnsignedShort();
            for (int i = 0; i < count; i++) {
                rows.add(new SubjectRoles.Row(in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF()));
            }
            return rows;
        });
    }

    private static CodeSystem system(DataInputStream in) throws IOException {
        String name = in.readUTF();
        return new CodeSystem(
                name, in.readUTF(), in.readUTF(), Optional.of(LocalDate.parse(in.readUTF())), Optional.of(fhir(name)));
    }

    /** The ANS builds all of them from the name of the table. */
    private static URI fhir(String name) {
        return URI.create("https://mos.esante.gouv.fr/NOS/" + name + "/FHIR/" + name.replace('_', '-'));
    }

    private static CodeTable concepts(CodeSystem system, byte[] rows) {
        return read(rows, in -> {
            List<Concept> concepts = new ArrayList<>();
            int count = in.readUnsignedShort();
            for (int i = 0; i < count; i++) {
                concepts.add(concept(system, in));
            }
            return CodeTable.of(system, concepts);
        });
    }

    private static Concept concept(CodeSystem system, DataInputStream in) throws IOException {
        String code = in.readUTF();
        String label = in.readUTF();
        int flags = in.readUnsignedByte();
        Optional<LocalDate> from = (flags & VALID_FROM) == 0 ? Optional.empty() : Optional.of(day(in));
        Optional<LocalDate> to = (flags & VALID_TO) == 0 ? Optional.empty() : Optional.of(day(in));
        String shortLabel = (flags & SHORT_LABEL) == 0 ? label : in.readUTF();
        String longLabel = (flags & LONG_LABEL) == 0 ? label : in.readUTF();
        Concept.Status status = (flags & ACTIVE) == 0 ? Concept.Status.CLOSED : Concept.Status.ACTIVE;
        return new Concept(system, code, label, shortLabel, longLabel, status, from, to);
    }

    private static LocalDate day(DataInputStream in) throws IOException {
        return LocalDate.ofEpochDay(in.readInt());
    }

    private static <T> T read(byte[] bytes, Decoder<T> decoder) {
        try {
            return decoder.decode(new DataInputStream(new ByteArrayInputStream(bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    /** Decodes a part of the file. */
    private interface Decoder<T> {
        T decode(DataInputStream in) throws IOException;
    }
}
