package io.github.psc4j.professional;

import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.nomenclature.Coded;
import java.util.Optional;

/**
 * A skill of a professional (<i>savoir-faire</i>): specialty, competence, capacity, further right to practise.
 *
 * @param coded the skill, for instance {@code SM26}
 * @param type the type of skill, for instance {@code S}; empty if the document does not say
 */
public record Skill(Coded coded, Optional<Coded> type) {

    private static final String SPECIALTY = "S";
    private static final String SPECIALTIES = "TRE_R38-SpecialiteOrdinale";

    /**
     * Refuses {@code null}.
     *
     * @param coded the skill, for instance {@code SM26}
     * @param type the type of skill, for instance {@code S}; empty if the document does not say
     */
    public Skill {
        Arguments.refuseNull(coded, "coded");
        Arguments.refuseNull(type, "type");
    }

    /**
     * Tells whether the skill is a specialty in the sense of the professional orders.
     *
     * @return whether the type is {@code S} or, if none was sent, whether the code is one of the table of specialties
     */
    public boolean isSpecialty() {
        return type.map(stated -> stated.code().equals(SPECIALTY))
                .orElseGet(() -> coded.concept()
                        .filter(concept -> concept.system().name().equals(SPECIALTIES))
                        .isPresent());
    }
}
