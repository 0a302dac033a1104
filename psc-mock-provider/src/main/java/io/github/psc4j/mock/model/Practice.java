package io.github.psc4j.mock.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One entry of {@code exercices} in the userinfo document: a profession, at most one skill, and the activities under it.
 * Who has several skills or professions has several. Immutable: each method returns a changed copy.
 */
public final class Practice {

    /** The names as PSC writes them, in its order. */
    private static final List<String> NAMES = List.of(
            "codeProfession",
            "codeCategorieProfessionnelle",
            "codeCiviliteDexercice",
            "nomDexercice",
            "prenomDexercice",
            "codeTypeSavoirFaire",
            "codeSavoirFaire");

    private final Map<String, String> fields;
    private final List<Activity> activities;

    private Practice(Map<String, String> fields, List<Activity> activities) {
        this.fields = Collections.unmodifiableMap(fields);
        this.activities = List.copyOf(activities);
    }

    /**
     * A practice as a civilian, without title, skill or activity, under the name of the person.
     *
     * @param profession {@code codeProfession}, TRE_G15, R94, R95 or R291, such as {@code 10}
     * @return the practice
     */
    public static Practice of(String profession) {
        return new Practice(Map.of(), List.of())
                .with("codeProfession", profession)
                .category("C");
    }

    /**
     * A copy in another category.
     *
     * @param code {@code codeCategorieProfessionnelle}, TRE_R09: {@code C} civilian, {@code M} military, {@code E}
     *     student, {@code F} civil servant
     * @return the copy
     */
    public Practice category(String code) {
        return with("codeCategorieProfessionnelle", code);
    }

    /**
     * A copy under a title.
     *
     * @param code {@code codeCiviliteDexercice}, TRE_R11, such as {@code DR}
     * @return the copy
     */
    public Practice title(String code) {
        return with("codeCiviliteDexercice", code);
    }

    /**
     * A copy with a skill.
     *
     * @param type {@code codeTypeSavoirFaire}, TRE_R04, such as {@code S}
     * @param code {@code codeSavoirFaire}, of the table that the type selects, such as {@code SM04} of TRE_R38
     * @return the copy
     */
    public Practice skill(String type, String code) {
        return with("codeTypeSavoirFaire", type).with("codeSavoirFaire", code);
    }

    /**
     * A copy under another name than the civil one.
     *
     * @param givenName {@code prenomDexercice}
     * @param familyName {@code nomDexercice}
     * @return the copy
     */
    public Practice named(String givenName, String familyName) {
        return with("nomDexercice", familyName).with("prenomDexercice", givenName);
    }

    /**
     * A copy with one more activity.
     *
     * @param activity where and how
     * @return the copy
     */
    public Practice activity(Activity activity) {
        List<Activity> longer = new ArrayList<>(activities);
        longer.add(activity);
        return new Practice(new LinkedHashMap<>(fields), longer);
    }

    /**
     * A copy with another value in a field.
     *
     * @param field the name as PSC writes it, such as {@code codeSavoirFaire}
     * @param value the value, or an empty text
     * @return the copy
     * @throws IllegalArgumentException when PSC has no such field; {@link Persona#withUserInfo} can add anything
     */
    public Practice with(String field, String value) {
        if (!NAMES.contains(field)) {
            throw new IllegalArgumentException(
                    "a practice has no field " + field + ", but " + String.join(", ", NAMES));
        }
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.put(field, Objects.requireNonNull(value, field));
        return new Practice(changed, activities);
    }

    /**
     * The fields without the activities, in PSC's order.
     *
     * @param givenName of the person, for a practice that has no name of its own
     * @param familyName of the person
     * @return all seven fields by their names, empty when not given
     */
    public Map<String, String> fields(String givenName, String familyName) {
        Map<String, String> complete = new LinkedHashMap<>();
        NAMES.forEach(name -> complete.put(name, fields.getOrDefault(name, "")));
        complete.put("nomDexercice", fields.getOrDefault("nomDexercice", familyName));
        complete.put("prenomDexercice", fields.getOrDefault("prenomDexercice", givenName));
        return complete;
    }

    /**
     * The activities, in the order in which they were given.
     *
     * @return the activities
     */
    public List<Activity> activities() {
        return activities;
    }

    /**
     * The code of the profession.
     *
     * @return {@code codeProfession}
     */
    public String profession() {
        return fields.getOrDefault("codeProfession", "");
    }
}
