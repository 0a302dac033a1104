import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns the tables of src/main/nomenclature into the one file that the library ships. The build runs it with the JDK it has:
 * {@code java CompileNomenclatures.java <folder of the TSV files> <file to write>}. What it writes is read by
 * {@code io.github.psc4j.nomenclature.ShippedTables}:
 *
 * <pre>
 * int     version of this form: 1
 * short   number of tables, then for each: UTF name, OID, title, date of the source; int length of its rows; its rows
 * int     length of the rows of the value set SubjectRole; these rows
 *
 * rows of a table:     short number; each: UTF code, UTF label, byte what follows, then the days and labels that it announces
 * rows of SubjectRole: short number; each: UTF code, UTF OID of the table, UTF name of the table, UTF label
 * </pre>
 *
 * A day is an int since 1970-01-01. A short or long label that repeats the label is not written.
 */
public final class CompileNomenclatures {
    private static final int FORM = 1;
    private static final int ACTIVE = 1;
    private static final int VALID_FROM = 2;
    private static final int VALID_TO = 4;
    private static final int SHORT_LABEL = 8;
    private static final int LONG_LABEL = 16;
    private static final String SUBJECT_ROLES = "JDV_J65-SubjectRole-DMP";

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Path target = Path.of(args[1]);
        List<String[]> tables = rows(folder, "tables", 4);
        Map<String, String> oids = new HashMap<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(FORM);
        out.writeShort(tables.size());
        for (String[] table : tables) {
            if (oids.put(table[1], table[0]) != null) {
                throw new IllegalStateException("OID " + table[1] + " stands twice in tables.tsv");
            }
            for (String cell : table) {
                out.writeUTF(cell);
            }
            block(out, rows -> table(rows, rows(folder, table[0], 7), table[0]));
        }
        block(out, rows -> subjectRoles(rows, rows(folder, SUBJECT_ROLES, 4)));
        Files.createDirectories(target.getParent());
        Files.write(target, bytes.toByteArray());
    }

    private static void table(DataOutputStream out, List<String[]> rows, String name) throws IOException {
        out.writeShort(rows.size());
        for (String[] row : rows) {
            String label = row[1];
            boolean active = switch (row[2]) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalStateException(name + ", code " + row[0] + ": active is neither true nor false");
            };
            boolean ownShort = !row[5].isEmpty() && !row[5].equals(label);
            boolean ownLong = !row[6].isEmpty() && !row[6].equals(label);
            out.writeUTF(row[0]);
            out.writeUTF(label);
            out.writeByte((active ? ACTIVE : 0)
                    | (row[3].isEmpty() ? 0 : VALID_FROM)
                    | (row[4].isEmpty() ? 0 : VALID_TO)
                    | (ownShort ? SHORT_LABEL : 0)
                    | (ownLong ? LONG_LABEL : 0));
            for (String day : List.of(row[3], row[4])) {
                if (!day.isEmpty()) {
                    out.writeInt((int) LocalDate.parse(day).toEpochDay());
                }
            }
            if (ownShort) {
                out.writeUTF(row[5]);
            }
            if (ownLong) {
                out.writeUTF(row[6]);
            }
        }
    }

    private static void subjectRoles(DataOutputStream out, List<String[]> rows) throws IOException {
        out.writeShort(rows.size());
        for (String[] row : rows) {
            out.writeUTF(row[0]);
            out.writeUTF(row[2]);
            out.writeUTF(row[3]);
            out.writeUTF(row[1]);
        }
    }

    /** A tab-separated file: one header line, no quoting, no code twice. */
    private static List<String[]> rows(Path folder, String name, int columns) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(name + ".tsv"));
        List<String[]> rows = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            String[] row = lines.get(i).split("\t", -1);
            if (row.length != columns || row[0].isEmpty() || row[1].isEmpty()) {
                throw new IllegalStateException(name + ".tsv, line " + (i + 1) + ": not " + columns + " cells");
            }
            if (seen.put(row[0], i) != null) {
                throw new IllegalStateException(name + ".tsv, line " + (i + 1) + ": " + row[0] + " stands twice");
            }
            rows.add(row);
        }
        return rows;
    }

    private static void block(DataOutputStream out, Block block) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        block.write(new DataOutputStream(bytes));
        out.writeInt(bytes.size());
        bytes.writeTo(out);
    }

    private interface Block {
        void write(DataOutputStream out) throws IOException;
    }
}
