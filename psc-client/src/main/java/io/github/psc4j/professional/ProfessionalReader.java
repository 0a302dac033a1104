package io.github.psc4j.professional;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscValidationException;
import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.internal.json.JsonException;
import io.github.psc4j.internal.json.JsonReader;
import io.github.psc4j.internal.limit.Limits;
import io.github.psc4j.nomenclature.Nomenclatures;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link Professional} of a userinfo document: with which tables of codes, and what is kept of it.
 *
 * <pre>{@code
 * ProfessionalReader reader = ProfessionalReader.defaults()
 *         .withNomenclatures(Nomenclatures.ans().with(newerRoles))
 *         .withClaimsToKeep(ClaimsToKeep.only(Part.IDENTIFIERS, Part.NAMES, Part.PROFESSIONS));
 * Professional person = reader.readJson(body);
 * }</pre>
 *
 * Immutable and thread-safe.
 */
public final class ProfessionalReader {

    private static final ProfessionalReader STANDARD =
            new ProfessionalReader(Nomenclatures.ans(), ClaimsToKeep.everything());

    private final Nomenclatures nomenclatures;
    private final ClaimsToKeep claimsToKeep;

    private ProfessionalReader(Nomenclatures nomenclatures, ClaimsToKeep claimsToKeep) {
        this.nomenclatures = nomenclatures;
        this.claimsToKeep = claimsToKeep;
    }

    /**
     * Gives the reader that knows the shipped tables and keeps everything.
     *
     * @return always the same instance
     */
    public static ProfessionalReader defaults() {
        return STANDARD;
    }

    /**
     * Reads codes with other tables.
     *
     * @param nomenclatures the tables
     * @return a changed reader
     */
    public ProfessionalReader withNomenclatures(Nomenclatures nomenclatures) {
        Arguments.refuseNull(nomenclatures, "nomenclatures");
        return new ProfessionalReader(nomenclatures, claimsToKeep);
    }

    /**
     * Keeps less of a document.
     *
     * @param claimsToKeep what is kept
     * @return a changed reader
     */
    public ProfessionalReader withClaimsToKeep(ClaimsToKeep claimsToKeep) {
        Arguments.refuseNull(claimsToKeep, "claimsToKeep");
        return new ProfessionalReader(nomenclatures, claimsToKeep);
    }

    /**
     * Gives what this reader keeps.
     *
     * @return what is kept
     */
    public ClaimsToKeep claimsToKeep() {
        return claimsToKeep;
    }

    /**
     * Parses a userinfo document without making a person of it, for a caller who has to look at it first.
     *
     * @param utf8 the JSON object in UTF-8; not kept
     * @return the whole document, unmodifiable at any depth; {@link #read} takes it without copying it
     * @throws PscValidationException {@code PSC-6003} if it is not one JSON object in UTF-8, or goes beyond the {@link
     *     Limits} of bytes, depth or number of values
     */
    public static Map<String, @Nullable Object> parse(byte[] utf8) {
        Arguments.refuseNull(utf8, "utf8");
        try {
            return JsonReader.readObject(utf8, DocumentFields.names(), Limits.USERINFO_BYTES, Limits.JSON_VALUES);
        } catch (JsonException e) {
            throw new PscValidationException(
                    ErrorCode.USERINFO_UNREADABLE, "the userinfo document is unreadable: " + e.getMessage());
        }
    }

    /**
     * Reads a userinfo document.
     *
     * @param utf8 the JSON object in UTF-8; not kept
     * @return the person, however little the document holds
     * @throws PscValidationException {@code PSC-6003} as {@link #parse}
     */
    public Professional readJson(byte[] utf8) {
        Arguments.refuseNull(utf8, "utf8");
        return read(parse(utf8));
    }

    /**
     * Reads a userinfo document.
     *
     * @param json the JSON object
     * @return the person, however little the document holds
     * @throws PscValidationException {@code PSC-6003} as {@link #parse}; half of a surrogate pair is no Unicode either
     */
    public Professional readJson(String json) {
        Arguments.refuseNull(json, "json");
        if (json.length() > Limits.USERINFO_BYTES) {
            throw new PscValidationException(
                    ErrorCode.USERINFO_UNREADABLE,
                    "the userinfo document is unreadable: longer than " + Limits.USERINFO_BYTES + " bytes");
        }
        byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
        if (!new String(utf8, StandardCharsets.UTF_8).equals(json)) {
            throw new PscValidationException(
                    ErrorCode.USERINFO_UNREADABLE, "the userinfo document is unreadable: half of a surrogate pair");
        }
        return readJson(utf8);
    }

    /**
     * Reads a userinfo document that some JSON library has parsed.
     *
     * @param userInfo the document: maps, lists, texts, numbers, booleans and nulls; copied, unless {@link #parse} gave it
     * @return the person, however little the document holds
     * @throws PscValidationException {@code PSC-6003} if it goes beyond the {@link Limits} of a document
     */
    public Professional read(Map<String, ? extends @Nullable Object> userInfo) {
        Arguments.refuseNull(userInfo, "userInfo");
        Issues issues = new Issues();
        Map<String, @Nullable Object> parsed = JsonReader.parsedHere(userInfo);
        Map<String, @Nullable Object> document = parsed == null ? DocumentCopy.of(userInfo, issues) : parsed;
        return new Professional(DocumentReader.read(claimsToKeep.of(document), new Context(nomenclatures, issues)));
    }
}
