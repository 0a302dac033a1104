package io.github.psc4j.mock.junit;

import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.fault.FaultInjection;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Puts {@link PscFault} into practice, right around the test method. */
final class PscFaultInjector implements BeforeTestExecutionCallback, AfterTestExecutionCallback {

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        PscMockProvider provider = PscMockExtension.running(context)
                .orElseThrow(
                        () -> new ExtensionConfigurationException(
                                "@PscFault needs a mock provider: put @PscMock on the class, or a static PscMockExtension into it"));
        faults(context).forEach(provider::inject);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        PscMockExtension.running(context).ifPresent(PscMockProvider::clearAlterationsAndFaults);
    }

    /** All of them are read before the first is injected: a misspelt one leaves nothing behind. */
    private static List<FaultInjection> faults(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), PscFault.class)
                .map(annotation -> Arrays.stream(annotation.value())
                        .map(FaultInjection::parse)
                        .toList())
                .orElse(List.of());
    }
}
