package io.github.psc4j.mock.internal.file;

import io.github.psc4j.mock.model.Acr;
import io.github.psc4j.mock.model.Activity;
import io.github.psc4j.mock.model.Persona;
import io.github.psc4j.mock.model.PersonaBuilder;
import io.github.psc4j.mock.model.Practice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * People from a file. The parts of a person carry PSC's own names; what is left out is an empty text, as at PSC. A person
 * can also be a whole userinfo document, which is taken as it is.
 */
public final class PersonaFile {

    private static final Set<String> COMMON = Set.of("id", "label", "profession", "description", "acr");
    private static final Set<String> WHOLE = with(COMMON, "userinfo");
    private static final Set<String> PARTS = with(
            COMMON,
            "rpps",
            "SubjectNameID",
            "origine",
            "otherIds",
            "codeCivilite",
            "given_name",
            "family_name",
            "exercices");
    private static final Set<String> OTHER_ID = Set.of("identifiant", "origine");

    private PersonaFile() {}

    /** The people of a file that holds a list, or an object with a list {@code personas}. */
    public static List<Persona> read(Path file) {
        Node root = Document.read(file);
        return people(
                root.isList()
                        ? root
                        : Node.in(root.members(Set.of("personas")), "personas")
                                .orElseThrow(() -> root.wrong("holds no personas")));
    }

    static List<Persona> people(Node list) {
        List<Persona> people = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Node item : list.items()) {
            Persona persona = person(item);
            if (!ids.add(persona.id())) {
                throw item.wrong("has the id of another: " + persona.id());
            }
            people.add(persona);
        }
        return List.copyOf(people);
    }

    private static Persona person(Node node) {
        boolean whole = node.members().containsKey("userinfo");
        Map<String, Node> members = node.members(whole ? WHOLE : PARTS);
        try {
            return whole ? whole(node, members) : fromParts(node, members);
        } catch (IllegalArgumentException e) {
            throw node.wrong("cannot be used: " + e.getMessage());
        }
    }

    private static Persona whole(Node node, Map<String, Node> members) {
        Node document = members.get("userinfo");
        if (document == null || !(document.value() instanceof Map<?, ?> map)) {
            throw node.wrong("needs an object userinfo");
        }
        Map<String, Object> userInfo = new java.util.LinkedHashMap<>();
        map.forEach((name, value) -> userInfo.put(String.valueOf(name), value));
        Persona persona = new Persona(
                id(node, members),
                text(members, "label", id(node, members)),
                text(members, "profession", ""),
                text(members, "description", ""),
                userInfo,
                java.util.Optional.empty());
        return Node.in(members, "acr")
                .map(acr -> persona.withAcr(acr.oneOf(Acr.class)))
                .orElse(persona);
    }

    private static Persona fromParts(Node node, Map<String, Node> members) {
        PersonaBuilder builder = Persona.builder(id(node, members))
                .named(
                        text(members, "codeCivilite", ""),
                        text(members, "given_name", ""),
                        text(members, "family_name", ""))
                .shownAs(text(members, "label", ""), text(members, "profession", ""), text(members, "description", ""));
        if (members.containsKey("rpps") && members.containsKey("SubjectNameID")) {
            throw node.wrong("has both an rpps number and a SubjectNameID");
        }
        Node.in(members, "rpps").ifPresent(rpps -> builder.rpps(rpps.text()));
        Node.in(members, "SubjectNameID")
                .ifPresent(identifier -> builder.nationalId(identifier.text(), text(members, "origine", "RASS")));
        Node.in(members, "otherIds")
                .ifPresent(others -> others.items().forEach(other -> {
                    Map<String, Node> fields = other.members(OTHER_ID);
                    builder.alsoKnownAs(Node.text(other, fields, "identifiant"), Node.text(other, fields, "origine"));
                }));
        Node.in(members, "acr").ifPresent(acr -> builder.acr(acr.oneOf(Acr.class)));
        Node.in(members, "exercices")
                .ifPresent(practices -> practices.items().forEach(item -> builder.practice(practice(item))));
        return builder.build();
    }

    private static Practice practice(Node node) {
        Map<String, Node> members = node.members();
        Practice practice = Practice.of(Node.text(node, members, "codeProfession"));
        for (Map.Entry<String, Node> member : members.entrySet()) {
            Node value = member.getValue();
            if (member.getKey().equals("activities")) {
                for (Node activity : value.items()) {
                    practice = practice.activity(activity(activity));
                }
            } else {
                practice = known(value, practice, member.getKey());
            }
        }
        return practice;
    }

    private static Practice known(Node value, Practice practice, String field) {
        try {
            return practice.with(field, value.text());
        } catch (IllegalArgumentException e) {
            throw value.wrong("is not known here: " + e.getMessage());
        }
    }

    private static Activity activity(Node node) {
        Activity activity = Activity.empty();
        for (Map.Entry<String, Node> member : node.members().entrySet()) {
            try {
                activity = activity.with(member.getKey(), member.getValue().text());
            } catch (IllegalArgumentException e) {
                throw member.getValue().wrong("is not known here: " + e.getMessage());
            }
        }
        return activity;
    }

    private static String id(Node node, Map<String, Node> members) {
        return Node.text(node, members, "id");
    }

    private static String text(Map<String, Node> members, String name, String otherwise) {
        return Node.in(members, name).map(Node::text).orElse(otherwise);
    }

    private static Set<String> with(Set<String> some, String... more) {
        Set<String> all = new HashSet<>(some);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }
}
