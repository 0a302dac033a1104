package io.github.psc4j.nomenclature;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tables of the Agence du Numérique en Santé that a userinfo document uses, shipped with this library.
 *
 * <pre>{@code
 * Nomenclatures.ans().find("TRE_G15-ProfessionSante", "10").map(Concept::label); // Médecin
 * Nomenclatures.ans().read(CodedField.ACTIVITY_SECTOR, "SA07^1.2.250.1.71.4.2.4").label(); // Cabinet individuel
 * }</pre>
 *
 * Immutable and thread-safe; read from the class path once, when first asked for. No look-up ever fails on an unknown
 * code, table or OID.
 */
public final class Nomenclatures {

    private static final char OID_MARK = '^';

    /** The table that a type of skill announces. */
    private static final Map<String, String> SKILL_TABLES = Map.of(
            "S", "TRE_R38-SpecialiteOrdinale",
            "C", "TRE_R39-Competence",
            "CEX", "TRE_R40-CompetenceExclusive",
            "OP", "TRE_G13-OrientationParticuliere",
            "DNQ", "TRE_R42-DESCnonQualifiant",
            "CAPA", "TRE_R43-CapaciteSavoirFaire",
            "PAC", "TRE_R44-QualificationPAC",
            "FQ", "TRE_R45-FonctionQualifiee",
            "DEC", "TRE_R97-DroitExerciceCompl",
            "SH", "TRE_R01-EnsembleSavoirFaire-CISIS");

    private static final String PARTICULAR_ORIENTATION = "TRE_G13-OrientationParticuliere";

    private final List<CodeSystem> systems;
    private final Map<String, Table> tables;

    private Nomenclatures(List<CodeSystem> systems, Map<String, Table> tables) {
        this.systems = List.copyOf(systems);
        this.tables = Map.copyOf(tables);
    }

    /**
     * Gives the tables that are shipped with this library.
     *
     * @return always the same instance
     */
    public static Nomenclatures ans() {
        return Shipped.INSTANCE;
    }

    /**
     * Lists the code systems.
     *
     * @return every shipped code system; the {@code SubjectRole} value set is not one, but can be searched by its name
     */
    public List<CodeSystem> codeSystems() {
        return systems;
    }

    /**
     * Lists the codes of a table, closed ones too.
     *
     * @param table the name or OID of a code system, or of the {@code SubjectRole} value set
     * @return the codes in the order of the table; empty for an unknown table
     */
    public List<Concept> concepts(String table) {
        return table(table).map(Table::all).orElseGet(List::of);
    }

    /**
     * Looks a code up in one table.
     *
     * @param table the name or OID of a code system, or of the {@code SubjectRole} value set
     * @param code the code
     * @return the meaning of the code; empty if the table or the code is unknown
     */
    public Optional<Concept> find(String table, String code) {
        return table(table).flatMap(found -> found.find(code));
    }

    /**
     * Reads the text of a coded field, {@code code} or {@code code^OID}. An OID of a foreign table is believed: the
     * code is looked up there, and has no label if that table is not shipped.
     *
     * @param field the field the text was found in
     * @param text the text as it was sent
     * @return the coded value, with its meaning where it is known
     */
    public Coded read(CodedField field, String text) {
        return read(field.tables(), text);
    }

    /**
     * Reads a skill, whose type tells the table. A code that this table lacks is searched in the others, since the
     * families of codes do not overlap; particular orientations, which are plain numbers, are found by their type only.
     *
     * @param type the code of the type of skill, for instance {@code S}; an empty text or an unknown type is allowed
     * @param text the skill as it was sent, for instance {@code SM26}
     * @return the coded value, with its meaning where it is known
     */
    public Coded readSkill(String type, String text) {
        List<String> order = new ArrayList<>();
        String announced = SKILL_TABLES.get(type);
        if (announced != null) {
            order.add(announced);
        }
        CodedField.SKILL.tables().stream()
                .filter(table -> !table.equals(announced) && !table.equals(PARTICULAR_ORIENTATION))
                .forEach(order::add);
        return read(order, text);
    }

    private Coded read(List<String> order, String text) {
        int mark = text.indexOf(OID_MARK);
        String code = (mark < 0 ? text : text.substring(0, mark)).strip();
        String oid = mark < 0 ? "" : text.substring(mark + 1).strip();
        if (oid.isEmpty()) {
            return new Coded(code, Optional.empty(), search(order, code));
        }
        Optional<Table> stated = table(oid);
        if (stated.isEmpty()) {
            return new Coded(code, Optional.of(oid), Optional.empty());
        }
        String name = stated.get().name();
        boolean ofThisField = order.contains(name);
        Optional<Concept> found = find(name, code).or(() -> ofThisField ? search(order, code) : Optional.empty());
        return new Coded(code, Optional.of(oid), found);
    }

    private Optional<Concept> search(List<String> order, String code) {
        return order.stream().flatMap(table -> find(table, code).stream()).findFirst();
    }

    private Optional<Table> table(String nameOrOid) {
        return Optional.ofNullable(tables.get(nameOrOid));
    }

    /** Holds the one instance; the class loader makes it lazy and safe. */
    private static final class Shipped {

        static final Nomenclatures INSTANCE = load();

        private static Nomenclatures load() {
            Map<String, CodeSystem> systemsByOid = new LinkedHashMap<>();
            Map<String, Table> tables = new LinkedHashMap<>();
            for (String[] row : TsvFile.rows("tables")) {
                CodeSystem system = new CodeSystem(row[0], row[1], row[2], uri(row[3]));
                systemsByOid.put(system.oid(), system);
                index(tables, loadTable(system));
            }
            index(tables, SubjectRoles.load(systemsByOid));
            return new Nomenclatures(List.copyOf(systemsByOid.values()), tables);
        }

        private static void index(Map<String, Table> tables, Table table) {
            tables.put(table.name(), table);
            tables.put(table.oid(), table);
        }

        private static Table loadTable(CodeSystem system) {
            Map<String, Concept> concepts = new LinkedHashMap<>();
            for (String[] row : TsvFile.rows(system.name())) {
                String label = row[1];
                concepts.put(
                        row[0],
                        new Concept(
                                system,
                                row[0],
                                label,
                                row[5].isEmpty() ? label : row[5],
                                row[6].isEmpty() ? label : row[6],
                                row[2].equals("true") ? Concept.Status.ACTIVE : Concept.Status.CLOSED,
                                date(row[3]),
                                date(row[4])));
            }
            return new Table(system.name(), system.oid(), concepts);
        }

        private static Optional<LocalDate> date(String cell) {
            return cell.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(cell));
        }

        private static Optional<URI> uri(String cell) {
            return cell.isEmpty() ? Optional.empty() : Optional.of(URI.create(cell));
        }
    }
}
