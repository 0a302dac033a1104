package io.github.psc4j.professional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.professional.ClaimsToKeep.Part;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClaimsToKeepTest {

    private final Map<String, Object> document = document();

    @Test
    void everything_is_kept_by_default() {
        assertThat(ClaimsToKeep.everything().keepsEverything()).isTrue();
        assertThat(ClaimsToKeep.only(Part.values())).isEqualTo(ClaimsToKeep.everything());
        assertThat(read(ClaimsToKeep.only(Part.values())).raw()).isEqualTo(document);
    }

    @Test
    void identity_and_profession_are_kept_and_nothing_else() {
        Professional person = read(ClaimsToKeep.only(Part.IDENTIFIERS, Part.NAMES, Part.PROFESSIONS));
        assertThat(person.rpps()).isPresent();
        assertThat(person.displayName()).isEqualTo("Dr CAMILLE EXEMPLE");
        assertThat(person.professions()).hasSize(1);
        assertThat(person.skills()).isEmpty();
        assertThat(person.workplaces()).isEmpty();
        assertThat(person.sector()).isEmpty();
        assertThat(person.authenticationTier()).isEmpty();
        assertThat(person.subjectOrganization()).isEmpty();
        assertThat(person.practices().get(0).activities()).isEmpty();
        assertThat(leaves(person.raw()))
                .containsExactlyInAnyOrderElementsOf(leavesOf(Part.IDENTIFIERS, Part.NAMES, Part.PROFESSIONS));
    }

    @ParameterizedTest
    @EnumSource(Part.class)
    void each_part_is_kept_alone_and_wholly(Part part) {
        Map<String, Object> kept = read(ClaimsToKeep.only(part)).raw();
        assertThat(leaves(kept)).isNotEmpty().containsExactlyInAnyOrderElementsOf(leavesOf(part));
        Set<String> rest = new TreeSet<>(leaves(document));
        rest.removeAll(leaves(kept));
        Set<Part> others = new java.util.HashSet<>(Set.of(Part.values()));
        others.remove(part);
        assertThat(leaves(read(ClaimsToKeep.only(others)).raw())).containsExactlyInAnyOrderElementsOf(rest);
    }

    @Test
    void nothing_at_all_may_be_kept() {
        assertThat(read(ClaimsToKeep.only()).raw()).isEmpty();
        assertThat(read(ClaimsToKeep.only()).issues()).isEmpty();
    }

    @Test
    void how_many_places_there_are_is_not_told_where_nothing_of_them_is_kept() {
        assertThat(read(ClaimsToKeep.only(Part.SKILLS)).raw().toString()).doesNotContain("activities");
        assertThat(read(ClaimsToKeep.only(Part.CONTACTS)).raw().toString()).contains("activities");
        assertThat(read(ClaimsToKeep.only(Part.IDENTIFIERS)).raw()).doesNotContainKey("SubjectRefPro");
    }

    @Test
    void what_stands_where_an_object_should_be_is_of_no_known_part() {
        document.put("SubjectRefPro", "CANARY");
        assertThat(read(ClaimsToKeep.only(Part.NAMES)).raw()).doesNotContainKey("SubjectRefPro");
        assertThat(read(ClaimsToKeep.only(Part.UNKNOWN)).raw()).containsEntry("SubjectRefPro", "CANARY");
        document.put(
                "SubjectRefPro",
                Map.of("exercices", Arrays.asList("CANARY", null, List.of(Map.of("nomDexercice", "N")))));
        assertThat(read(ClaimsToKeep.only(Part.NAMES)).raw())
                .containsEntry("SubjectRefPro", Map.of("exercices", List.of(List.of(Map.of("nomDexercice", "N")))));
    }

    @Test
    void a_document_read_from_json_is_minimised_as_well() {
        ProfessionalReader reader = ProfessionalReader.defaults().withClaimsToKeep(ClaimsToKeep.only(Part.IDENTIFIERS));
        Professional person = reader.readJson(io.github.psc4j.internal.json.Json.write(document));
        assertThat(leaves(person.raw())).containsExactlyInAnyOrderElementsOf(leavesOf(Part.IDENTIFIERS));
        assertThat(reader.claimsToKeep()).isEqualTo(ClaimsToKeep.only(Part.IDENTIFIERS));
    }

    @Test
    void what_is_left_cannot_be_changed() {
        Map<String, Object> raw =
                read(ClaimsToKeep.only(Part.NAMES, Part.CONTACTS)).raw();
        assertThat(raw).isUnmodifiable();
        assertThatThrownBy(() -> UserInfos.activity(raw, 0, 0).clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((List<?>) UserInfos.reference(raw).get("exercices")).clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void a_token_keeps_what_the_protocol_needs_and_what_is_to_be_kept() {
        Map<String, Object> claims = new LinkedHashMap<>(Map.of(
                "iss", "i",
                "sub", "s",
                "exp", 1,
                "nonce", "n",
                "sid", "x",
                "family_name", "EXEMPLE",
                "SubjectNameID", "899880012341",
                "email", "e"));
        assertThat(ClaimsToKeep.only(Part.NAMES).ofTokenClaims(claims))
                .containsOnlyKeys("iss", "sub", "exp", "nonce", "sid", "family_name");
        assertThat(ClaimsToKeep.only().ofTokenClaims(claims)).containsOnlyKeys("iss", "sub", "exp", "nonce", "sid");
        assertThat(ClaimsToKeep.everything().ofTokenClaims(claims)).isSameAs(claims);
    }

    @Test
    void two_of_the_same_parts_are_equal_and_print_their_parts() {
        assertThat(ClaimsToKeep.only(Part.NAMES, Part.SKILLS))
                .isEqualTo(ClaimsToKeep.only(Set.of(Part.SKILLS, Part.NAMES)))
                .hasSameHashCodeAs(ClaimsToKeep.only(Part.SKILLS, Part.NAMES))
                .isNotEqualTo(ClaimsToKeep.only(Part.NAMES))
                .hasToString("ClaimsToKeep[NAMES, SKILLS]");
        assertThat(ClaimsToKeep.only(Part.SKILLS, Part.NAMES).parts()).containsExactly(Part.NAMES, Part.SKILLS);
    }

    private Professional read(ClaimsToKeep keep) {
        return ProfessionalReader.defaults().withClaimsToKeep(keep).read(document);
    }

    /** A document with every known field, and one more at each level. */
    private static Map<String, Object> document() {
        Map<String, Object> document = UserInfos.ofToday();
        document.put("authMode", "CARD");
        document.put("ChampNouveau", "x");
        UserInfos.reference(document).put("codeCivilite", "MME");
        UserInfos.reference(document).put("ChampNouveau", "x");
        UserInfos.practice(document, 0).put("ChampNouveau", "x");
        UserInfos.activity(document, 0, 0).put("ChampNouveau", "x");
        return document;
    }

    /** The names of the leaves that belong to these parts, as the documentation lists them. */
    private Set<String> leavesOf(Part... parts) {
        Set<String> leaves = new TreeSet<>();
        collect(document, DocumentFields.TOP, Set.of(parts), leaves);
        return leaves;
    }

    private static void collect(Object node, DocumentFields level, Set<Part> parts, Set<String> leaves) {
        if (node instanceof List<?> list) {
            list.forEach(item -> collect(item, level, parts, leaves));
            return;
        }
        ((Map<?, ?>) node).forEach((name, value) -> {
            DocumentFields inner = level.containers().get(name);
            if (inner != null) {
                collect(value, inner, parts, leaves);
            } else if (parts.contains(level.parts().getOrDefault(name, Part.UNKNOWN))) {
                leaves.add(level == DocumentFields.TOP ? name.toString() : level + "." + name);
            }
        });
    }

    private static Set<String> leaves(Map<String, Object> document) {
        Set<String> leaves = new TreeSet<>();
        collect(document, DocumentFields.TOP, Set.of(Part.values()), leaves);
        return leaves;
    }
}
