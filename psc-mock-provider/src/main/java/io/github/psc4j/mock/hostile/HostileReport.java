package io.github.psc4j.mock.hostile;

import io.github.psc4j.mock.internal.Json;
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
 * @param findings one for each attack, in the order in which they were played
 */
public record HostileReport(String client, Instant time, List<Finding> findings) {

    /**
     * What a client did about each attack; the list is copied.
     *
     * @param client the client's name
     * @param time when the run began
     * @param findings one for each attack
     */
    public HostileReport {
        findings = List.copyOf(findings);
    }

    /**
     * The findings with one verdict.
     *
     * @param verdict the verdict
     * @return the findings in order
     */
    public List<Finding> with(Verdict verdict) {
        return findings.stream().filter(finding -> finding.verdict() == verdict).toList();
    }

    /**
     * The attacks that the client let pass.
     *
     * @return the findings in order
     */
    public List<Finding> holes() {
        return with(Verdict.ACCEPTED);
    }

    /**
     * The attacks that could not be judged.
     *
     * @return the findings in order; each says why
     */
    public List<Finding> notJudged() {
        return with(Verdict.NOT_JUDGED);
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
        if (with(Verdict.REFUSED).isEmpty()) {
            throw new AssertionError("no attack could be judged:\n"
                    + notJudged().stream().map(open -> "  " + open).collect(Collectors.joining("\n")));
        }
    }

    /**
     * The report as plain text.
     *
     * @return the text, in lines of any length
     */
    public String text() {
        StringBuilder text = new StringBuilder(summary()).append("\n");
        for (Verdict verdict : List.of(Verdict.ACCEPTED, Verdict.NOT_JUDGED, Verdict.NOT_APPLICABLE, Verdict.REFUSED)) {
            for (Finding finding : with(verdict)) {
                text.append(String.format(
                        "%-12s %-32s %s%n",
                        label(verdict), finding.attack().id(), finding.attack().action()));
                text.append(" ".repeat(13)).append(finding.evidence()).append("\n");
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
                        " attacks are those that an OpenID provider, or somebody between it and the browser, can play; how the")
                .append(" client keeps sessions, logs and keys is not seen from there.\n");
        section(text, "Holes", Verdict.ACCEPTED);
        section(text, "Not judged", Verdict.NOT_JUDGED);
        section(text, "Not applicable", Verdict.NOT_APPLICABLE);
        section(text, "Refused", Verdict.REFUSED);
        return text.toString();
    }

    private void section(StringBuilder text, String title, Verdict verdict) {
        List<Finding> some = with(verdict);
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
                            .map(HostileReport::cell)
                            .collect(Collectors.joining(" | ")))
                    .append(" |\n");
        }
    }

    /**
     * The report as JSON: {@code client}, {@code time}, {@code refused}, {@code accepted}, {@code notJudged},
     * {@code notApplicable} (numbers) and
     * {@code findings}, each with {@code id}, {@code row}, {@code action}, {@code harm}, {@code source}, {@code expected},
     * {@code verdict} and {@code evidence}.
     *
     * @return the document
     */
    public String json() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("client", client);
        document.put("time", time.toString());
        document.put("refused", with(Verdict.REFUSED).size());
        document.put("accepted", holes().size());
        document.put("notJudged", notJudged().size());
        document.put("notApplicable", with(Verdict.NOT_APPLICABLE).size());
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
            one.put("verdict", finding.verdict().name());
            one.put("evidence", finding.evidence());
            all.add(one);
        }
        document.put("findings", all);
        return Json.write(document);
    }

    /**
     * Writes {@code hostile-report.txt}, {@code .md} and {@code .json}.
     *
     * @param directory where; it is made when it is not there
     * @throws IOException when it cannot be written
     */
    public void writeTo(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("hostile-report.txt"), text(), StandardCharsets.UTF_8);
        Files.writeString(directory.resolve("hostile-report.md"), markdown(), StandardCharsets.UTF_8);
        Files.writeString(directory.resolve("hostile-report.json"), json(), StandardCharsets.UTF_8);
    }

    private String summary() {
        return client + ", " + time + ": " + findings.size() + " attacks, "
                + with(Verdict.REFUSED).size() + " refused, " + holes().size() + " accepted, "
                + notJudged().size() + " not judged, "
                + with(Verdict.NOT_APPLICABLE).size() + " not applicable.\n";
    }

    private static String label(Verdict verdict) {
        return switch (verdict) {
            case REFUSED -> "refused";
            case ACCEPTED -> "HOLE";
            case NOT_JUDGED -> "not judged";
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
