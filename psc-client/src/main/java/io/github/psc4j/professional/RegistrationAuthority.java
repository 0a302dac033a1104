package io.github.psc4j.professional;

import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.nomenclature.Coded;
import io.github.psc4j.nomenclature.CodedField;
import io.github.psc4j.nomenclature.Nomenclatures;
import java.util.Arrays;
import java.util.List;

/**
 * Who registered an activity ({@code autoriteDenregistrement}), a composite such as {@code CNOM/CNOM/ARS}. What its three
 * positions mean is not published, so they have no names here.
 *
 * @param value the composite as it was sent
 */
public record RegistrationAuthority(String value) {

    private static final int MAX_PARTS = 10;

    /**
     * Refuses {@code null}.
     *
     * @param value the composite as it was sent
     */
    public RegistrationAuthority {
        Arguments.refuseNull(value, "value");
    }

    /**
     * Takes the composite apart.
     *
     * @return what stands between the slashes, in this order, without the empty ones and at most 10; {@code ARS}, {@code CPAM}
     *     and {@code Variable}, which are seen in the field, are no codes of the table and have no label
     */
    public List<Coded> parts() {
        return Arrays.stream(value.split("/"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .limit(MAX_PARTS)
                .map(part -> Nomenclatures.ans().read(CodedField.REGISTRATION_AUTHORITY, part))
                .toList();
    }

    /**
     * Hides who registered the activity, which tells where a person works.
     *
     * @return a mask
     */
    @Override
    public String toString() {
        return "RegistrationAuthority[•••]";
    }
}
