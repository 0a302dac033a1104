package io.github.psc4j.professional;

import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.nomenclature.Coded;
import java.util.List;
import java.util.Optional;

/**
 * One profession the person practises (<i>exercice professionnel</i>), with the places where. A person with two
 * professions, or with two skills in one, has several.
 *
 * @param profession the profession, for instance {@code 10}, physician
 * @param category civil, military, student, civil servant
 * @param title the title in this practice, for instance {@code DR}; some documents hold a civility here
 * @param name the name used in this practice, which can differ from the civil one
 * @param skill the skill of this practice; the document has room for one
 * @param activities the places and modes of this practice, in the order of the document, which means nothing
 */
public record Practice(
        Optional<Coded> profession,
        Optional<Coded> category,
        Optional<Coded> title,
        PersonName name,
        Optional<Skill> skill,
        List<Activity> activities) {

    /**
     * Creates a practice.
     *
     * @param profession the profession
     * @param category the professional category
     * @param title the title in this practice
     * @param name the name used in this practice
     * @param skill the skill of this practice
     * @param activities the places and modes of this practice
     */
    public Practice {
        Arguments.refuseNull(activities, "activities");
        Arguments.refuseNull(category, "category");
        Arguments.refuseNull(name, "name");
        Arguments.refuseNull(profession, "profession");
        Arguments.refuseNull(skill, "skill");
        Arguments.refuseNull(title, "title");
        activities = List.copyOf(activities);
    }
}
