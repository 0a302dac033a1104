package io.github.psc4j.nomenclature;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.internal.argument.Arguments;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The codes of one code system. An application makes one to add what the shipped tables do not know yet, see {@link
 * Nomenclatures#with(CodeTable, CodedField...)}. Immutable and thread-safe.
 */
public final class CodeTable {

    private static final int COLUMNS = 7;

    private final CodeSystem system;
    private final Map<String, Coded> codes;

    private CodeTable(CodeSystem system, Map<String, Coded> codes) {
        this.system = system;
        this.codes = Collections.unmodifiableMap(codes);
    }

    /**
     * Makes a table of concepts.
     *
     * @param system the code system
     * @param concepts its codes; the last of several with one code counts
     * @return the table
     */
    public static CodeTable of(CodeSystem system, Collection<Concept> concepts) {
        Arguments.refuseNull(concepts, "concepts");
        Arguments.refuseNull(system, "system");
        Map<String, Coded> codes = new LinkedHashMap<>(concepts.size() * 2);
        concepts.forEach(concept ->
                codes.put(concept.code(), new Coded(concept.code(), Optional.empty(), Optional.of(concept))));
        return new CodeTable(system, codes);
    }

    /**
     * Reads a table from tab-separated text in the form this library keeps its own in: a header line, then {@code code},
     * {@code label_fr}, {@code active} ({@code true} or {@code false}), {@code valid_from}, {@code valid_to} (ISO dates, or
     * empty), {@code label_short} and {@code label_long} (empty where they repeat the label).
     *
     * @param system the code system
     * @param text the table; read to its end and not closed
     * @return the table
     * @throws PscConfigurationException {@code PSC-1001} with the number of the line that is not so
     * @throws UncheckedIOException if the text cannot be read
     */
    public static CodeTable readTsv(CodeSystem system, Reader text) {
        Arguments.refuseNull(system, "system");
        Arguments.refuseNull(text, "text");
        List<Concept> concepts = new ArrayList<>();
        BufferedReader reader = new BufferedReader(text);
        try {
            reader.readLine();
            int number = 1;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isEmpty()) {
                    concepts.add(concept(system, line, number));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("table " + system.name() + " cannot be read", e);
        }
        return of(system, concepts);
    }

    private static Concept concept(CodeSystem system, String line, int number) {
        String[] cells = line.split("\t", -1);
        boolean complete = cells.length == COLUMNS && !cells[0].isEmpty() && !cells[1].isEmpty();
        if (!complete || !(cells[2].equals("true") || cells[2].equals("false"))) {
            throw malformed(system, number);
        }
        try {
            return new Concept(
                    system,
                    cells[0],
                    cells[1],
                    cells[5].isEmpty() ? cells[1] : cells[5],
                    cells[6].isEmpty() ? cells[1] : cells[6],
                    cells[2].equals("true") ? Concept.Status.ACTIVE : Concept.Status.CLOSED,
                    day(cells[3]),
                    day(cells[4]));
        } catch (DateTimeParseException e) {
            throw malformed(system, number);
        }
    }

    private static Optional<LocalDate> day(String cell) {
        return cell.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(cell));
    }

    private static PscConfigurationException malformed(CodeSystem system, int line) {
        return new PscConfigurationException(
                ErrorCode.CONFIGURATION_INVALID,
                "table " + system.name() + ", line " + line
                        + ": not code, label, true or false, two dates and two labels");
    }

    /**
     * Gives the code system.
     *
     * @return the code system
     */
    public CodeSystem system() {
        return system;
    }

    /**
     * Lists the codes.
     *
     * @return the codes in the order of the table, closed ones too
     */
    public List<Concept> concepts() {
        return codes.values().stream()
                .flatMap(coded -> coded.concept().stream())
                .toList();
    }

    /** These codes, with those of a newer table in their place or behind them. */
    CodeTable updatedBy(CodeTable newer) {
        Map<String, Coded> all = new LinkedHashMap<>(codes);
        all.putAll(newer.codes);
        return new CodeTable(newer.system, all);
    }

    Map<String, Coded> codes() {
        return codes;
    }

    @Override
    public String toString() {
        return "CodeTable[" + system.name() + ", " + codes.size() + " codes]";
    }
}
