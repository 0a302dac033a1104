package io.github.psc4j.nomenclature;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A tab-separated resource of this package: one header line, no quoting. */
final class TsvFile {

    private TsvFile() {}

    static List<String[]> rows(String name) {
        String file = name + ".tsv";
        try (InputStream in = TsvFile.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("Nomenclature " + file + " is missing from the class path");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return reader.lines()
                    .skip(1)
                    .filter(line -> !line.isEmpty())
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Nomenclature " + file + " cannot be read", e);
        }
    }
}
