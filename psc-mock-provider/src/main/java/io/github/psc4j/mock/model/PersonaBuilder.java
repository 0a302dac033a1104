package io.github.psc4j.mock.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Says who an invented person is; {@link Persona#builder(String)} begins. The userinfo document that comes out is of the
 * newest generation: every field is there, empty when nothing was said. Not for several threads.
 *
 * <pre>{@code
 * Persona zoe = Persona.builder("zoe")
 *     .named("MME", "Zoé", "INVENTÉE")
 *     .rpps(InventedNumbers.rpps(1))
 *     .practice(Practice.of("10").title("DR").skill("S", "SM04")
 *         .activity(Activity.of("L", "SA07", "GENR01").structure("R920001", "CABINET INVENTÉE", "")))
 *     .build();
 * }</pre>
 */
public final class PersonaBuilder {

    /** As many as {@link InventedNumbers#rpps} has, for a person without a number. */
    private static final int NUMBERS = 1_000_000;

    private final String id;
    private Optional<String> nationalId = Optional.empty();
    private final Map<String, String> otherIds = new LinkedHashMap<>();
    private String civility = "";
    private String givenName = "";
    private String familyName = "";
    private String label = "";
    private String profession = "";
    private String description = "";
    private Optional<Acr> acr = Optional.empty();
    private final List<Practice> practices = new ArrayList<>();

    PersonaBuilder(String id) {
        this.id = id;
    }

    /**
     * A person of the national directory: the national identifier is 8 and this number. Without any identifier the
     * builder takes an invented RPPS number, the same for the same key.
     *
     * @param number the RPPS number, eleven digits, such as {@link InventedNumbers#rpps}
     * @return this builder
     */
    public PersonaBuilder rpps(String number) {
        return nationalId("8" + number, "RPPS");
    }

    /**
     * A person known by another national identifier.
     *
     * @param identifier {@code SubjectNameID}: a type (TRE_G08) and the number, such as {@code 0991234567}
     * @param origin where it comes from, as {@code otherIds} says it, such as {@code ADELI}, {@code SIRET}, {@code EDIT}
     * @return this builder
     */
    public PersonaBuilder nationalId(String identifier, String origin) {
        nationalId = Optional.of(identifier);
        return alsoKnownAs(identifier, origin);
    }

    /**
     * Adds an identifier to {@code otherIds} only.
     *
     * @param identifier the identifier
     * @param origin where it comes from; {@code PSI} gets the grade 2, all others 1
     * @return this builder
     */
    public PersonaBuilder alsoKnownAs(String identifier, String origin) {
        otherIds.put(Objects.requireNonNull(identifier, "identifier"), Objects.requireNonNull(origin, "origin"));
        return this;
    }

    /**
     * The name in civil status, and in every practice that has none of its own.
     *
     * @param newCivility {@code codeCivilite}, TRE_R81: {@code MME}, {@code M} or empty
     * @param newGivenName {@code given_name}
     * @param newFamilyName {@code family_name}, in capitals at PSC
     * @return this builder
     */
    public PersonaBuilder named(String newCivility, String newGivenName, String newFamilyName) {
        civility = Objects.requireNonNull(newCivility, "civility");
        givenName = Objects.requireNonNull(newGivenName, "givenName");
        familyName = Objects.requireNonNull(newFamilyName, "familyName");
        return this;
    }

    /**
     * Adds a practice.
     *
     * @param practice a profession and its activities
     * @return this builder
     */
    public PersonaBuilder practice(Practice practice) {
        practices.add(Objects.requireNonNull(practice, "practice"));
        return this;
    }

    /**
     * What the login page says of this person; nothing of it is in any token.
     *
     * @param newLabel the name; when empty, the given and the family name
     * @param newProfession the profession, in French
     * @param newDescription one line on what makes the person interesting, in French
     * @return this builder
     */
    public PersonaBuilder shownAs(String newLabel, String newProfession, String newDescription) {
        label = Objects.requireNonNull(newLabel, "label");
        profession = Objects.requireNonNull(newProfession, "profession");
        description = Objects.requireNonNull(newDescription, "description");
        return this;
    }

    /**
     * States this level in tokens, whatever the means.
     *
     * @param level the level
     * @return this builder
     */
    public PersonaBuilder acr(Acr level) {
        acr = Optional.of(level);
        return this;
    }

    /**
     * Makes the person.
     *
     * @return the person
     * @throws IllegalArgumentException when the key is empty
     */
    public Persona build() {
        if (nationalId.isEmpty()) {
            rpps(InventedNumbers.rpps(Math.floorMod(id.hashCode(), NUMBERS)));
        }
        UserInfo userInfo =
                new UserInfo(nationalId.orElseThrow(), otherIds, civility, givenName, familyName, practices);
        String shown = label.isEmpty() ? (givenName + " " + familyName).trim() : label;
        return new Persona(id, shown.isEmpty() ? id : shown, profession, description, userInfo.document(), acr);
    }
}
