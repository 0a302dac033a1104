package io.github.psc4j.mock.internal.persona;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One entry of {@code exercices}: a profession, at most one skill, and the activities under it. */
public final class Practice {

    private final String profession;
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final List<Map<String, String>> activities = new ArrayList<>();

    private Practice(String profession, String title, String givenName, String familyName) {
        this.profession = profession;
        fields.put("codeProfession", profession);
        fields.put("codeCategorieProfessionnelle", "C");
        fields.put("codeCiviliteDexercice", title);
        fields.put("nomDexercice", familyName);
        fields.put("prenomDexercice", givenName);
        fields.put("codeTypeSavoirFaire", "");
        fields.put("codeSavoirFaire", "");
    }

    public static Practice of(String profession, String title, String givenName, String familyName) {
        return new Practice(profession, title, givenName, familyName);
    }

    public Practice skill(String type, String code) {
        fields.put("codeTypeSavoirFaire", type);
        fields.put("codeSavoirFaire", code);
        return this;
    }

    public Practice activity(Activity activity) {
        activities.add(activity.document());
        return this;
    }

    String profession() {
        return profession;
    }

    List<Map<String, String>> activities() {
        return activities;
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>(fields);
        document.put("activities", List.copyOf(activities));
        return document;
    }
}
