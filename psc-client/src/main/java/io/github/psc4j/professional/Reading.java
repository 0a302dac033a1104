package io.github.psc4j.professional;

import io.github.psc4j.nomenclature.Coded;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that was read from a document. */
record Reading(
        Map<String, @Nullable Object> raw,
        Optional<String> subject,
        Optional<String> preferredUsername,
        Optional<NationalId> nationalId,
        Optional<Rpps> rpps,
        Optional<Adeli> adeli,
        List<OtherId> otherIds,
        PersonName civilName,
        Optional<Coded> civility,
        List<Practice> practices,
        Optional<Coded> sector,
        Optional<Coded> activityKind,
        Optional<String> subjectOrganization,
        Optional<StructureId> subjectOrganizationId,
        List<Coded> subjectRoles,
        Optional<Coded> authenticationTier,
        Optional<String> authenticationMode,
        Optional<String> accessReason,
        Optional<Boolean> medicalDispatch,
        Optional<String> formatVersion,
        Optional<String> interoperabilityPolicy,
        List<Issue> issues) {

    @Override
    public String toString() {
        return "Reading[•••]";
    }
}
