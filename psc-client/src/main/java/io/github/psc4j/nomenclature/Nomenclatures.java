package io.github.psc4j.nomenclature;

import io.github.psc4j.internal.argument.Arguments;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tables of the Agence du Numérique en Santé that a userinfo document uses, shipped with this library.
 *
 * <pre>{@code
 * Nomenclatures.ans().find("TRE_G15-ProfessionSante", "10").map(Concept::label); // Médecin
 * Nomenclatures.ans().find("1.2.250.1.71.1.2.7", "10"); // the same, by OID
 * Nomenclatures.ans().read(CodedField.ACTIVITY_SECTOR, "SA07^1.2.250.1.71.4.2.4").label(); // Cabinet individuel
 * }</pre>
 *
 * No look-up ever fails on an unknown code, table or OID. The ANS publishes new codes every month: an application need not
 * wait for a release of this library.
 *
 * <pre>{@code
 * CodeSystem roles = Nomenclatures.ans().codeSystem("TRE_R85-RolePriseCharge").orElseThrow();
 * Nomenclatures mine = Nomenclatures.ans().with(CodeTable.readTsv(roles, reader)); // new and changed codes
 * ProfessionalReader.defaults().withNomenclatures(mine).read(userInfo);
 * }</pre>
 *
 * Immutable and thread-safe. The shipped file is read from the class path once, when first requested; each table is
 * decoded when it is first used.
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
    private final List<SubjectRoles.Row> subjectRoles;
    private final Map<String, Table> byOid;
    private final Map<String, Table> byNameOrOid = new HashMap<>();
    private final Map<CodedField, List<Table>> fields = new EnumMap<>(CodedField.class);
    private final Map<String, List<Table>> skillTables = new HashMap<>();

    /** Known codes that came with the OID of a known table: they are few, and each document has some. */
    private final Map<String, Coded> stated = new ConcurrentHashMap<>();

    private Nomenclatures(
            List<CodeSystem> systems,
            Map<String, Table> byOid,
            List<SubjectRoles.Row> subjectRoles,
            Map<CodedField, List<String>> order) {
        this.systems = List.copyOf(systems);
        this.byOid = byOid;
        this.subjectRoles = subjectRoles;
        Table roles = SubjectRoles.of(subjectRoles, this.systems, row -> find(row.oid(), row.code()));
        Stream.concat(byOid.values().stream(), Stream.of(roles)).forEach(table -> {
            byNameOrOid.put(table.name(), table);
            byNameOrOid.put(table.oid(), table);
        });
        order.forEach((field, names) -> fields.put(field, tables(names)));
        List<String> skills = order.getOrDefault(CodedField.SKILL, List.of());
        SKILL_TABLES.forEach((type, announced) -> skillTables.put(type, tables(skillOrder(announced, skills))));
        skillTables.put("", tables(skillOrder(null, skills)));
    }

    /** Particular orientations are plain numbers, which other tables use as well: found by their type only. */
    private static List<String> skillOrder(@Nullable String announced, List<String> skills) {
        List<String> order = new ArrayList<>();
        if (announced != null) {
            order.add(announced);
        }
        skills.stream()
                .filter(table -> !table.equals(announced) && !table.equals(PARTICULAR_ORIENTATION))
                .forEach(order::add);
        return order;
    }

    private List<Table> tables(List<String> names) {
        return names.stream().flatMap(name -> table(name).stream()).toList();
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
     * Adds a table, or codes to a table. Where the table is known, by its OID, its codes stay, those of the new one take
     * their place or come behind; to close a code, add it again with {@link Concept.Status#CLOSED}.
     *
     * @param table the new or changed codes
     * @param searchedFor the fields whose codes may come from a new table; it is searched after the tables they have
     * @return changed nomenclatures; these stay as they are
     */
    public Nomenclatures with(CodeTable table, CodedField... searchedFor) {
        Arguments.refuseNull(searchedFor, "searchedFor");
        Arguments.refuseNull(table, "table");
        String oid = table.system().oid();
        Table known = byOid.get(oid);
        CodeTable merged = known == null
                ? table
                : CodeTable.of(table.system(), concepts(oid)).updatedBy(table);
        Map<String, Table> tables = new LinkedHashMap<>(byOid);
        tables.put(oid, new Table(table.system().name(), oid, merged::codes));
        List<CodeSystem> changed = new ArrayList<>(systems);
        changed.removeIf(system -> system.oid().equals(oid));
        changed.add(table.system());
        Map<CodedField, List<String>> order = new EnumMap<>(CodedField.class);
        fields.forEach((field, searched) -> order.put(
                field, new ArrayList<>(searched.stream().map(Table::oid).toList())));
        for (CodedField field : searchedFor) {
            List<String> searched = order.computeIfAbsent(field, f -> new ArrayList<>());
            if (!searched.contains(oid)) {
                searched.add(oid);
            }
        }
        return new Nomenclatures(changed, tables, subjectRoles, order);
    }

    /**
     * Lists the code systems.
     *
     * @return every code system; the {@code SubjectRole} value set is not one, but can be searched by its name
     */
    public List<CodeSystem> codeSystems() {
        return systems;
    }

    /**
     * Finds a code system.
     *
     * @param nameOrOid its name or OID
     * @return the code system; empty if it is unknown
     */
    public Optional<CodeSystem> codeSystem(String nameOrOid) {
        Arguments.refuseNull(nameOrOid, "nameOrOid");
        return systems.stream()
                .filter(system ->
                        system.name().equals(nameOrOid) || system.oid().equals(nameOrOid))
                .findFirst();
    }

    /**
     * Lists the codes of a table, closed ones too.
     *
     * @param table the name or OID of a code system, or of the {@code SubjectRole} value set
     * @return the codes in the order of the table; empty for an unknown table
     */
    public List<Concept> concepts(String table) {
        Arguments.refuseNull(table, "table");
        return table(table).map(Table::codes).orElseGet(Map::of).values().stream()
                .flatMap(coded -> coded.concept().stream())
                .toList();
    }

    /**
     * Looks a code up in one table.
     *
     * @param table the name or OID of a code system, or of the {@code SubjectRole} value set
     * @param code the code
     * @return the meaning of the code; empty if the table or the code is unknown
     */
    public Optional<Concept> find(String table, String code) {
        Arguments.refuseNull(code, "code");
        Arguments.refuseNull(table, "table");
        return table(table).map(found -> found.find(code)).flatMap(Coded::concept);
    }

    /**
     * Reads the text of a coded field, {@code code} or {@code code^OID}. An OID of a foreign table is believed: the
     * code is looked up there, and has no label if that table is not known.
     *
     * @param field the field the text was found in
     * @param text the text as it was sent
     * @return the coded value, with its meaning where it is known
     */
    public Coded read(CodedField field, String text) {
        Arguments.refuseNull(field, "field");
        Arguments.refuseNull(text, "text");
        return read(fields.getOrDefault(field, List.of()), text);
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
        Arguments.refuseNull(text, "text");
        Arguments.refuseNull(type, "type");
        List<Table> order = skillTables.get(type);
        return read(order != null ? order : skillTables.getOrDefault("", List.of()), text);
    }

    private Coded read(List<Table> order, String text) {
        int mark = text.indexOf(OID_MARK);
        if (mark < 0) {
            return search(order, text.strip());
        }
        Coded seen = stated.get(text);
        return seen != null ? seen : readStated(order, text, mark);
    }

    private Coded readStated(List<Table> order, String text, int mark) {
        String code = text.substring(0, mark).strip();
        String oid = text.substring(mark + 1).strip();
        if (oid.isEmpty()) {
            return search(order, code);
        }
        Table table = byNameOrOid.get(oid);
        if (table == null) {
            return new Coded(code, Optional.of(oid), Optional.empty());
        }
        Coded found = table.find(code);
        if (found != null) {
            return remember(text, new Coded(found.code(), Optional.of(oid), found.concept()));
        }
        Optional<Concept> elsewhere =
                order.contains(table) ? search(order, code).concept() : Optional.empty();
        return new Coded(code, Optional.of(oid), elsewhere);
    }

    /** Only what has one spelling, so that there are no more of them than codes in the tables. */
    private Coded remember(String text, Coded coded) {
        int length = coded.code().length() + 1 + coded.statedOid().orElse("").length();
        if (length == text.length()) {
            stated.putIfAbsent(text, coded);
        }
        return coded;
    }

    private static Coded search(List<Table> order, String code) {
        for (int i = 0; i < order.size(); i++) {
            Coded found = order.get(i).find(code);
            if (found != null) {
                return found;
            }
        }
        return new Coded(code, Optional.empty(), Optional.empty());
    }

    private Optional<Table> table(String nameOrOid) {
        return Optional.ofNullable(byNameOrOid.get(nameOrOid));
    }

    /** Holds the one instance; the class loader makes it lazy and safe. */
    private static final class Shipped {

        static final Nomenclatures INSTANCE = load();

        private static Nomenclatures load() {
            ShippedTables shipped = ShippedTables.load();
            Map<CodedField, List<String>> order = new EnumMap<>(CodedField.class);
            for (CodedField field : CodedField.values()) {
                order.put(field, field.tables());
            }
            return new Nomenclatures(shipped.systems(), shipped.tables(), shipped.subjectRoles(), order);
        }
    }
}
