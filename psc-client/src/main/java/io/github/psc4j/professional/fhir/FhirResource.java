package io.github.psc4j.professional.fhir;

import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.internal.json.Json;
import java.util.Map;

/**
 * A FHIR R4 resource.
 *
 * @param content its elements, with {@code resourceType}; unmodifiable; personal data, not for logs
 */
public record FhirResource(Map<String, Object> content) {

    /**
     * Refuses {@code null}.
     *
     * @param content its elements, with {@code resourceType}; unmodifiable; personal data, not for logs
     */
    public FhirResource {
        Arguments.refuseNull(content, "content");
    }

    /**
     * Gives the type.
     *
     * @return for instance {@code Practitioner}
     */
    public String type() {
        return String.valueOf(content.get("resourceType"));
    }

    /**
     * Writes the resource ({@code application/fhir+json}).
     *
     * @return the JSON text; personal data, not for logs
     */
    public String json() {
        return Json.write(content);
    }

    /**
     * Hides the content.
     *
     * @return the type only
     */
    @Override
    public String toString() {
        return "FhirResource[" + type() + " •••]";
    }
}
