package io.github.psc4j.spring.autoconfigure;

import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.junit.PscMock;
import io.github.psc4j.mock.junit.PscMockExtension;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * A Spring test that is annotated with {@link PscMock} is connected to that provider, whatever the application is configured
 * with: the provider of the test's parameters and the one of the application are the same.
 */
final class PscMockContextCustomizerFactory implements ContextCustomizerFactory {
    private static final String MOCK = "io.github.psc4j.mock.junit.PscMock";

    PscMockContextCustomizerFactory() {}

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        // The mock is optional: a test without it has nothing of its classes either.
        return isPresent(testClass) && TestContextAnnotationUtils.hasAnnotation(testClass, PscMock.class)
                ? new OfTestClass(testClass)
                : null;
    }

    private static boolean isPresent(Class<?> testClass) {
        return org.springframework.util.ClassUtils.isPresent(MOCK, testClass.getClassLoader());
    }

    /** Equal for one test class only, since each has a provider of its own. */
    private record OfTestClass(Class<?> testClass) implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            PscMockProvider provider = PscMockExtension.providerOf(testClass)
                    .orElseThrow(() -> new IllegalStateException("the mock provider of " + testClass.getSimpleName()
                            + " does not run yet: a Spring test has one for the class (lifecycle = PER_CLASS), and an"
                            + " instance for each method"));
            ConfigurableListableBeanFactory beans = context.getBeanFactory();
            beans.registerSingleton("pscMockProvider", provider);
            beans.registerSingleton("pscMockConnectionDetails", new MockConnectionDetails(provider));
        }
    }
}
