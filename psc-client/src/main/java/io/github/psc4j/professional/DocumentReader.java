package io.github.psc4j.professional;

import io.github.psc4j.nomenclature.Coded;
import io.github.psc4j.nomenclature.CodedField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a userinfo document of any generation. Never fails: what is odd becomes an issue. */
final class DocumentReader {

    private static final int MAX_IDENTIFIERS = 100;
    private static final int MAX_ROLES = 100;
    private static final String CIVILITY = "codeCivilite";

    /** The spellings that are found in the field; PSC itself writes the first. */
    private static final List<String> OTHER_IDS =
            List.of("otherIds", "otherIDs", "alternativeIds", "AlternativeIDs", "alternativeIdentifiers");

    private final Context context;

    private DocumentReader(Context context) {
        this.context = context;
    }

    /** Takes a document that nobody can change any more. */
    static Reading read(Map<String, @Nullable Object> raw, Context context) {
        return new DocumentReader(context).readDocument(raw);
    }

    private Reading readDocument(Map<String, @Nullable Object> raw) {
        JsonObject document = JsonObject.document(raw, context);
        Optional<JsonObject> reference = document.object("SubjectRefPro");
        Optional<NationalId> nationalId = document.identifier("SubjectNameID", NationalId::new);
        List<OtherId> otherIds = otherIds(document);
        return new Reading(
                raw,
                document.text("sub"),
                document.text("preferred_username"),
                nationalId,
                agreed(nationalId.flatMap(NationalId::rpps), otherIds, OtherId::rpps),
                agreed(nationalId.flatMap(NationalId::adeli), otherIds, OtherId::adeli),
                otherIds,
                PersonName.of(document.text("given_name"), document.text("family_name")),
                civility(document).or(() -> reference.flatMap(DocumentReader::civility)),
                reference.isEmpty() ? List.of() : new PracticeReader().read(reference.get()),
                document.coded("Secteur_Activite", CodedField.ACTIVITY_SECTOR),
                document.coded("codeGenreActivite", CodedField.ACTIVITY_KIND),
                document.text("SubjectOrganization"),
                document.identifier("SubjectOrganizationID", StructureId::new),
                document.codes("SubjectRole", CodedField.SUBJECT_ROLE, MAX_ROLES),
                document.coded("Palier_Authentification", CodedField.AUTHENTICATION_TIER),
                document.text("authMode"),
                document.text("Mode_Acces_Raison"),
                document.flag("Acces_Regulation_Medicale"),
                document.text("UITVersion"),
                document.text("PSI_Locale"),
                context.issues().all());
    }

    /** At the top since the end of 2023, inside the reference data before. */
    private static Optional<Coded> civility(JsonObject place) {
        return place.coded(CIVILITY, CodedField.CIVILITY);
    }

    private List<OtherId> otherIds(JsonObject document) {
        List<OtherId> found = List.of();
        for (String name : OTHER_IDS) {
            if (document.has(name)) {
                found = together(found, document.objects(name, MAX_IDENTIFIERS, this::otherId));
            }
        }
        return found;
    }

    private static List<OtherId> together(List<OtherId> some, List<OtherId> others) {
        if (some.isEmpty() && others.size() < 2) {
            return others;
        }
        List<OtherId> all = new ArrayList<>(some);
        others.stream().filter(other -> !all.contains(other)).forEach(all::add);
        return List.copyOf(all);
    }

    private @Nullable OtherId otherId(JsonObject entry) {
        String name = entry.has("identifiant") ? "identifiant" : "identifier";
        Optional<String> value = entry.text(name);
        if (value.isEmpty()) {
            return null;
        }
        OtherId otherId = new OtherId(
                new NationalId(value.get()), entry.text("origine").or(() -> entry.text("origin")), quality(entry));
        if (!hasValidNumber(otherId)) {
            context.issue(Issue.Kind.CHECK_DIGIT, entry.path(name));
        }
        return otherId;
    }

    /** An entry that calls itself RPPS or ADELI must hold such a number. */
    private static boolean hasValidNumber(OtherId otherId) {
        return switch (otherId.origin()) {
            case RPPS -> otherId.rpps().filter(Rpps::checkDigitValid).isPresent();
            case ADELI -> otherId.adeli().filter(Adeli::checkDigitValid).isPresent();
            default -> otherId.id().checkDigitValid();
        };
    }

    private static OptionalInt quality(JsonObject entry) {
        return entry.integer(entry.has("qualite") ? "qualite" : "quality");
    }

    /** The national identifier decides; without it the others must agree, since a wrong number is worse than none. */
    private <T> Optional<T> agreed(
            Optional<T> national, List<OtherId> otherIds, Function<OtherId, Optional<T>> number) {
        if (national.isPresent()) {
            return national;
        }
        Optional<T> agreed = Optional.empty();
        for (OtherId otherId : otherIds) {
            Optional<T> found = number.apply(otherId);
            if (agreed.isPresent() && found.isPresent() && !agreed.equals(found)) {
                context.issue(Issue.Kind.CONTRADICTION, "/otherIds");
                return Optional.empty();
            }
            agreed = agreed.isPresent() ? agreed : found;
        }
        return agreed;
    }
}
