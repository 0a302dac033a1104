package io.github.psc4j.professional;

import io.github.psc4j.nomenclature.Coded;
import io.github.psc4j.nomenclature.CodedField;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a userinfo document of any generation. Never fails: what is odd becomes a doubt. */
final class DocumentReader {

    private static final int MAX_IDENTIFIERS = 100;
    private static final int MAX_ROLES = 100;
    private static final String CIVILITY = "codeCivilite";

    private final Doubts doubts = new Doubts();

    private DocumentReader() {}

    static Reading read(Map<?, ?> userInfo) {
        return new DocumentReader().readDocument(userInfo);
    }

    private Reading readDocument(Map<?, ?> userInfo) {
        Map<String, @Nullable Object> raw = DocumentCopy.of(userInfo, doubts);
        JsonObject document = new JsonObject(raw, "", doubts);
        Optional<JsonObject> reference = document.object("SubjectRefPro");
        Optional<NationalId> nationalId = document.identifier("SubjectNameID", NationalId::new);
        List<OtherId> otherIds = otherIds(document);
        return new Reading(
                raw,
                nationalId,
                agreed(nationalId.flatMap(NationalId::rpps), otherIds, OtherId::rpps),
                agreed(nationalId.flatMap(NationalId::adeli), otherIds, OtherId::adeli),
                otherIds,
                new PersonName(document.text("given_name"), document.text("family_name")),
                civility(document).or(() -> reference.flatMap(DocumentReader::civility)),
                reference.map(found -> new PracticeReader().read(found)).orElseGet(List::of),
                document.coded("Secteur_Activite", CodedField.ACTIVITY_SECTOR),
                document.coded("codeGenreActivite", CodedField.ACTIVITY_KIND),
                document.text("SubjectOrganization"),
                document.identifier("SubjectOrganizationID", StructureId::new),
                document.codes("SubjectRole", CodedField.SUBJECT_ROLE, MAX_ROLES),
                document.coded("Palier_Authentification", CodedField.AUTHENTICATION_TIER),
                document.text("authMode"),
                document.text("Mode_Acces_Raison"),
                document.flag("Acces_Regulation_Medicale"),
                doubts.all());
    }

    /** At the top since the end of 2023, inside the reference data before. */
    private static Optional<Coded> civility(JsonObject place) {
        return place.coded(CIVILITY, CodedField.CIVILITY);
    }

    /** The spellings that are found in the field; PSC itself writes the first. */
    private List<OtherId> otherIds(JsonObject document) {
        return Stream.of("otherIds", "otherIDs", "alternativeIds", "AlternativeIDs", "alternativeIdentifiers")
                .filter(document::has)
                .flatMap(name -> document.objects(name, MAX_IDENTIFIERS).stream())
                .flatMap(entry -> otherId(entry).stream())
                .distinct()
                .toList();
    }

    private Optional<OtherId> otherId(JsonObject entry) {
        String name = entry.has("identifiant") ? "identifiant" : "identifier";
        Optional<OtherId> otherId = entry.text(name)
                .map(value -> new OtherId(
                        new NationalId(value), entry.text("origine").or(() -> entry.text("origin")), quality(entry)));
        otherId.filter(found -> !hasValidNumber(found))
                .ifPresent(found -> doubts.add(Doubt.Kind.CHECK_DIGIT, entry.path(name)));
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

    private OptionalInt quality(JsonObject entry) {
        return entry.integer(entry.has("qualite") ? "qualite" : "quality");
    }

    /** The national identifier decides; without it the others must agree, since a wrong number is worse than none. */
    private <T> Optional<T> agreed(
            Optional<T> national, List<OtherId> otherIds, Function<OtherId, Optional<T>> number) {
        if (national.isPresent()) {
            return national;
        }
        List<T> numbers = otherIds.stream()
                .map(number)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        if (numbers.size() > 1) {
            doubts.add(Doubt.Kind.CONTRADICTION, "/otherIds");
            return Optional.empty();
        }
        return numbers.stream().findFirst();
    }
}
