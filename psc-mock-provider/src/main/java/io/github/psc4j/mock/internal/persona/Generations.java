package io.github.psc4j.mock.internal.persona;

import io.github.psc4j.mock.internal.util.Json;
import io.github.psc4j.mock.model.LoginMethod;
import io.github.psc4j.mock.model.PayloadGeneration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a document of the newest generation into one of an older. What a document does not have is left alone. */
public final class Generations {

    private static final String REF_PRO = "SubjectRefPro";
    private static final String CIVILITY = "codeCivilite";
    private static final String KIND = "codeGenreActivite";

    private Generations() {}

    public static Map<String, Object> userInfo(
            PayloadGeneration generation, Map<String, Object> newest, LoginMethod method) {
        if (generation == PayloadGeneration.NOVEMBER_2023) {
            return newest;
        }
        Map<String, Object> document = Json.thawed(newest);
        moveCivility(document);
        if (before(generation, PayloadGeneration.JULY_2023)) {
            document.remove(KIND);
        }
        if (before(generation, PayloadGeneration.EARLY_2023)) {
            withoutKindOfActivity(document.get(REF_PRO));
            document.put("email_verified", false);
        } else {
            document.put("authMode", method.name());
        }
        if (generation == PayloadGeneration.YEAR_2021 || generation == PayloadGeneration.EARLY_2023) {
            document.remove("otherIds");
        }
        if (generation == PayloadGeneration.YEAR_2021) {
            document.replace("SubjectOrganizationID", "");
        }
        return document;
    }

    public static Map<String, Object> accessToken(PayloadGeneration generation, Map<String, Object> newest) {
        Map<String, Object> claims = new LinkedHashMap<>(newest);
        if (generation == PayloadGeneration.YEAR_2021) {
            claims.remove("sid");
        }
        if (before(generation, PayloadGeneration.JULY_2023)) {
            claims.remove("SubjectNameID");
        }
        if (before(generation, PayloadGeneration.EARLY_2023)) {
            claims.put("email_verified", false);
        }
        return claims;
    }

    private static boolean before(PayloadGeneration generation, PayloadGeneration bound) {
        return generation.compareTo(bound) < 0;
    }

    private static void moveCivility(Map<String, Object> document) {
        if (document.get(REF_PRO) instanceof Map<?, ?> refPro && document.get(CIVILITY) instanceof String civility) {
            Map<String, Object> moved = new LinkedHashMap<>();
            moved.put(CIVILITY, civility);
            refPro.forEach((name, value) -> moved.put(String.valueOf(name), value));
            document.put(REF_PRO, moved);
            document.remove(CIVILITY);
        }
    }

    private static void withoutKindOfActivity(@Nullable Object refPro) {
        if (refPro instanceof Map<?, ?> object && object.get("exercices") instanceof List<?> practices) {
            for (Object practice : practices) {
                if (practice instanceof Map<?, ?> fields && fields.get("activities") instanceof List<?> activities) {
                    activities.forEach(activity -> {
                        if (activity instanceof Map<?, ?> map) {
                            map.remove(KIND);
                        }
                    });
                }
            }
        }
    }
}
