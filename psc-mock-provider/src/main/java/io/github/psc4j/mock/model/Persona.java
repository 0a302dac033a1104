package io.github.psc4j.mock.model;

import io.github.psc4j.mock.internal.util.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An invented person who can log in. Immutable.
 *
 * @param id a short key, unique among the personas of a provider, such as {@code physician}
 * @param label the name shown on the login page
 * @param profession the profession shown on the login page, in French
 * @param description one line on what makes this person interesting, in French
 * @param userInfo the whole userinfo document, with at least {@code sub} and {@code SubjectNameID}; deeply immutable
 * @param acr the level stated for this person, whatever the means; empty to leave it to the provider
 */
public record Persona(
        String id,
        String label,
        String profession,
        String description,
        Map<String, Object> userInfo,
        Optional<Acr> acr) {

    /**
     * A person; the document is copied.
     *
     * @param id a short key, unique among the personas of a provider
     * @param label the name shown on the login page
     * @param profession the profession shown on the login page, in French
     * @param description one line on what makes this person interesting, in French
     * @param userInfo the whole userinfo document
     * @param acr the level stated for this person; empty to leave it to the provider
     * @throws IllegalArgumentException when the key is empty or the document lacks {@code sub} or {@code SubjectNameID}
     */
    public Persona {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(profession, "profession");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(acr, "acr");
        if (id.isBlank()) {
            throw new IllegalArgumentException("a persona needs an id");
        }
        userInfo = Json.frozen(userInfo);
        for (String required : new String[] {"sub", "SubjectNameID"}) {
            if (!(userInfo.get(required) instanceof String)) {
                throw new IllegalArgumentException("the userinfo document of a persona needs the text " + required);
            }
        }
    }

    /**
     * Begins a person of your own, whose userinfo document is put together from what you say.
     *
     * @param id a short key, unique among the personas of a provider
     * @return the builder
     */
    public static PersonaBuilder builder(String id) {
        return new PersonaBuilder(Objects.requireNonNull(id, "id"));
    }

    /**
     * A person of your own with a whole userinfo document.
     *
     * @param id a short key, unique among the personas of a provider
     * @param label the name shown on the login page
     * @param userInfo the whole userinfo document
     * @return the person
     */
    public static Persona of(String id, String label, Map<String, Object> userInfo) {
        return new Persona(id, label, "", "", userInfo, Optional.empty());
    }

    /**
     * A copy under another key, to be changed further.
     *
     * @param newId the key of the copy
     * @return the copy
     */
    public Persona withId(String newId) {
        return new Persona(newId, label, profession, description, userInfo, acr);
    }

    /**
     * A copy with a changed userinfo document.
     *
     * @param change gets a mutable copy of the top level and returns the new document
     * @return the copy
     */
    public Persona withUserInfo(UnaryOperator<Map<String, Object>> change) {
        return new Persona(id, label, profession, description, change.apply(new LinkedHashMap<>(userInfo)), acr);
    }

    /**
     * A copy for which the tokens state this level.
     *
     * @param level the level, or {@link Acr#ABSENT}
     * @return the copy
     */
    public Persona withAcr(Acr level) {
        return new Persona(id, label, profession, description, userInfo, Optional.of(level));
    }

    /**
     * The subject, as in {@code sub}.
     *
     * @return the technical identifier
     */
    public String subject() {
        return (String) Objects.requireNonNull(userInfo.get("sub"));
    }

    /**
     * The national identifier, as in {@code SubjectNameID}.
     *
     * @return the national identifier
     */
    public String nationalId() {
        return (String) Objects.requireNonNull(userInfo.get("SubjectNameID"));
    }

    /** Names the key only: real people could be in a document of your own. */
    @Override
    public String toString() {
        return "Persona[" + id + "]";
    }
}
