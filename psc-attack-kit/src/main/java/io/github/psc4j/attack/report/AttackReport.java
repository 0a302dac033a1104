package io.github.psc4j.attack.report;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a client did about each attack, for people and for machines. Immutable. It names no token and no person.
 *
 * @param client the client's name
 * @param time when the run began, by the provider's clock
 * @param findings one for each attack, in the order in which they ran
 */
public record AttackReport(String client, Instant time, List<Finding> findings) {

    /**
     * What a client did about each attack; the list is copied.
     *
     * @param client the client's name
     * @param time when the run began
     * @param findings one for each attack
     */
    public AttackReport {
        findings = List.copyOf(findings);
    }

    /**
     * The findings with one outcome.
     *
     * @param outcome the verdict
     * @return the findings in order
     */
    public List<Finding> with(Outcome outcome) {
        return findings.stream().filter(finding -> finding.outcome() == outcome).toList();
    }

    /**
     * The attacks that the client let pass.
     *
     * @return the findings in order
     */
    public List<Finding> holes() {
        return with(Outcome.ACCEPTED);
    }

    /**
     * The attacks whose outcome cannot be told.
     *
     * @return the findings in order; each says why
     */
    public List<Finding> undetermined() {
        return with(Outcome.UNDETERMINED);
    }

    /**
     * Fails a test when there is a hole, or when nothing was refused at all.
     *
     * @throws AssertionError with the holes, one a line
     */
    public void assertNoHoles() {
        assertNoHolesBut();
    }

    /**
     * Fails a test when there are other holes than those that are known and accepted, when one of these was closed, or when
     * nothing was refused at all.
     *
     * @param known the ids of attacks that the client lets pass on purpose; a comment in the test says why
     * @throws AssertionError with the difference, one a line
     */
    public void assertNoHolesBut(String... known) {
        List<String> accepted = List.of(known);
        List<String> wrong = new ArrayList<>();
        for (Finding hole : holes()) {
            if (!accepted.contains(hole.attack().id())) {
                wrong.add("  " + hole + " (" + hole.attack().harm() + ")");
            }
        }
        for (String id : accepted) {
            if (holes().stream().noneMatch(hole -> hole.attack().id().equals(id))) {
                wrong.add("  " + id + " is no hole: take it off the list of those that are accepted");
            }
        }
        if (!wrong.isEmpty()) {
            throw new AssertionError(
                    "the attacks on " + client + " end otherwise than expected:\n" + String.join("\n", wrong));
        }
        if (with(Outcome.REFUSED).isEmpty()) {
            throw new AssertionError("every attack is undetermined:\n"
                    + undetermined().stream().map(open -> "  " + open).collect(Collectors.joining("\n")));
        }
    }

    /**
     * The report as plain text.
     *
     * @return the text, in lines of any length
     */
    public String text() {
        StringBuilder text = new StringBuilder(summary()).append("\n");
        for (Outcome outcome :
                List.of(Outcome.ACCEPTED, Outcome.UNDETERMINED, Outcome.NOT_APPLICABLE, Outcome.REFUSED)) {
            for (Finding finding : with(outcome)) {
                text.append(String.format(
                        "%-13s %-32s %s%n",
                        label(outcome), finding.attack().id(), finding.attack().action()));
                text.append(" ".repeat(14)).append(finding.evidence()).append("\n");
            }
        }
        return text.toString();
    }

    /**
     * The report as Markdown: a summary, the holes with what follows from them, then the rest as tables.
     *
     * @return the document
     */
    public String markdown() {
        StringBuilder text = new StringBuilder("# What ").append(cell(client)).append(" refuses\n\n");
        text.append(cell(summary()).strip()).append("\n\n");
        text.append(
                        "Each attack was preceded by an ordinary login that worked. \"Refused\" means that the client showed no")
                .append(
                        " session and called no address that the attacker chose, or whatever else the attack asks for. The")
                .append(
                        " attacks are those that an OpenID provider, or somebody between it and the browser, can carry out; how the")
                .append(" client keeps sessions, logs and keys is not seen from there.\n");
        section(text, "Holes", Outcome.ACCEPTED);
        section(text, "Undetermined", Outcome.UNDETERMINED);
        section(text, "Not applicable", Outcome.NOT_APPLICABLE);
        section(text, "Refused", Outcome.REFUSED);
        return text.toString();
    }

    private void section(StringBuilder text, String title, Outcome outcome) {
        List<Finding> some = with(outcome);
        text.append("\n## ").append(title).append(" (").append(some.size()).append(")\n\n");
        if (some.isEmpty()) {
            text.append("None.\n");
            return;
        }
        text.append(
                "| Attack | What the attacker does | What would follow | Expected | Seen | Source |\n|---|---|---|---|---|---|\n");
        for (Finding finding : some) {
            Attack attack = finding.attack();
            text.append("| ")
                    .append(List.of(
                                    attack.id(),
                                    attack.action(),
                                    attack.harm(),
                                    attack.expectation().text(),
                                    finding.evidence(),
                                    attack.source())
                            .stream()
                            .map(AttackReport::cell)
                            .collect(Collectors.joining(" | ")))
                    .append(" |\n");
        }
    }

    /**
     * The report as JSON: {@code client}, {@code time}, {@code refused}, {@code accepted}, {@code undetermined},
     * {@code notApplicable} (numbers) and
     * {@code findings}, each with {@code id}, {@code row}, {@code action}, {@code harm}, {@code source}, {@code expected},
     * {@code outcome} and {@code evidence}.
     *
     * @return the document
     */
    public String json() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("client", client);
        document.put("time", time.toString());
        document.put("refused", with(Outcome.REFUSED).size());
        document.put("accepted", holes().size());
        document.put("undetermined", undetermined().size());
        document.put("notApplicable", with(Outcome.NOT_APPLICABLE).size());
        List<Map<String, Object>> all = new ArrayList<>();
        for (Finding finding : findings) {
            Attack attack = finding.attack();
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("id", attack.id());
            one.put("row", attack.row());
            one.put("action", attack.action());
            one.put("harm", attack.harm());
            one.put("source", attack.source());
            one.put("expected", attack.expectation().text());
            one.put("outcome", finding.outcome().name());
            one.put("evidence", finding.evidence());
            all.add(one);
        }
        document.put("findings", all);
        return JSONObjectUtils.toJSONString(document);
    }

    /**
     * Writes {@code attack-report.txt}, {@code .md} and {@code .json}.
     *
     * @param directory where; it is made when it is not there
     * @throws IOException when it cannot be written
     */
    public void writeTo(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("attack-report.txt"), text(), StandardCharsets.UTF_8);
        Files.writeString(directory.resolve("attack-report.md"), markdown(), StandardCharsets.UTF_8);
        Files.writeString(directory.resolve("attack-report.json"), json(), StandardCharsets.UTF_8);
    }

    private String summary() {
        return client + ", " + time + ": " + findings.size() + " attacks, "
                + with(Outcome.REFUSED).size() + " refused, " + holes().size() + " accepted, "
                + undetermined().size() + " undetermined, "
                + with(Outcome.NOT_APPLICABLE).size() + " not applicable.\n";
    }

    private static String label(Outcome outcome) {
        return switch (outcome) {
            case REFUSED -> "refused";
            case ACCEPTED -> "HOLE";
            case UNDETERMINED -> "undetermined";
            case NOT_APPLICABLE -> "no endpoint";
        };
    }

    /** Text of the client goes into a table: it must not end the cell, and must not become markup. */
    private static String cell(String text) {
        return text.replaceAll("[\\p{Cntrl}]+", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("|", "\\|")
                .replace("`", "'");
    }
}
