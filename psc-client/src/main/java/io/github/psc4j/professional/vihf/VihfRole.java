package io.github.psc4j.professional.vihf;

import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.nomenclature.Coded;
import io.github.psc4j.nomenclature.Concept;
import io.github.psc4j.nomenclature.Nomenclatures;
import io.github.psc4j.professional.Practice;
import io.github.psc4j.professional.Skill;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A role in a VIHF ({@code Role}, a coded element of HL7 V3). The rule is that of the builder the Agence du Numérique en
 * Santé published: the first role is the profession; a physician (10) and a pharmacist (21) have a second one, the skill of
 * the practice. Code system and name come from the value set {@code JDV_J65-SubjectRole-DMP}, which takes skills from the
 * older table of the CI-SIS (1.2.250.1.71.4.2.5). The text of the specification itself was not at hand.
 *
 * @param code the code, for instance {@code 10}
 * @param codeSystem the OID of its system
 * @param displayName the French name
 */
public record VihfRole(String code, String codeSystem, String displayName) {

    private static final String VALUE_SET = "JDV_J65-SubjectRole-DMP";
    private static final Set<String> WITH_SKILL = Set.of("10", "21");

    /**
     * Refuses {@code null}.
     *
     * @param code the code, for instance {@code 10}
     * @param codeSystem the OID of its system
     * @param displayName the French name
     */
    public VihfRole {
        Arguments.refuseNull(code, "code");
        Arguments.refuseNull(codeSystem, "codeSystem");
        Arguments.refuseNull(displayName, "displayName");
    }

    /**
     * Gives the roles of a practice, the one that the person works in now.
     *
     * @param practice the practice, for instance that of a chosen {@code WorkSituation}
     * @return the profession, then for a physician or pharmacist the skill; a code that is in no table has no role, since a
     *     role needs a name
     */
    public static List<VihfRole> of(Practice practice) {
        Arguments.refuseNull(practice, "practice");
        Optional<Coded> skill = practice.profession()
                .filter(profession -> WITH_SKILL.contains(profession.code()))
                .flatMap(profession -> practice.skill().map(Skill::coded));
        return Stream.of(practice.profession(), skill)
                .flatMap(Optional::stream)
                .flatMap(coded -> role(coded).stream())
                .toList();
    }

    private static Optional<VihfRole> role(Coded coded) {
        return Nomenclatures.ans()
                .find(VALUE_SET, coded.code())
                .or(coded::concept)
                .map(VihfRole::role);
    }

    private static VihfRole role(Concept concept) {
        return new VihfRole(concept.code(), concept.system().oid(), concept.label());
    }
}
