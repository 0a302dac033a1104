package io.github.psc4j.spring.autoconfigure;

import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.junit.PscMock;
import io.github.psc4j.mock.junit.PscMockExtension;
import io.github.psc4j.spring.PscConnectionDetails;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.util.ReflectionUtils;

/**
 * A Spring test that is annotated with {@link PscMock}, or that has a {@link PscMockExtension} in a static field, is connected
 * to that provider, whatever the application is configured with: the provider of the test's parameters and the one of the
 * application are the same.
 */
final class PscMockContextCustomizerFactory implements ContextCustomizerFactory {
    private static final String MOCK = "io.github.psc4j.mock.junit.PscMock";
    private static final String EXTENSION = "io.github.psc4j.mock.junit.PscMockExtension";

    PscMockContextCustomizerFactory() {}

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        // The mock is optional: a test without it has nothing of its classes either.
        if (!isPresent(testClass)) {
            return null;
        }
        boolean connected =
                TestContextAnnotationUtils.hasAnnotation(testClass, PscMock.class) || hasExtension(testClass);
        return connected ? new OfTestClass(testClass) : null;
    }

    /** By its name, since the class itself cannot be loaded without JUnit. Of several, none is the one that is meant. */
    private static boolean hasExtension(Class<?> testClass) {
        List<Field> extensions = new ArrayList<>();
        ReflectionUtils.doWithFields(
                testClass,
                extensions::add,
                field -> Modifier.isStatic(field.getModifiers())
                        && field.getType().getName().equals(EXTENSION));
        boolean nested = extensions.isEmpty() && TestContextAnnotationUtils.searchEnclosingClass(testClass);
        return nested ? hasExtension(testClass.getEnclosingClass()) : extensions.size() == 1;
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
            BeanDefinitionRegistry registry = (BeanDefinitionRegistry) context.getBeanFactory();
            register(registry, "pscMockProvider", PscMockProvider.class, () -> provider);
            register(
                    registry,
                    "pscMockConnectionDetails",
                    PscConnectionDetails.class,
                    () -> new MockConnectionDetails(provider));
        }

        /** A bean of the test's own comes before it. The test closes the provider, and not the context. */
        private static <T> void register(
                BeanDefinitionRegistry registry, String name, Class<T> type, Supplier<T> instance) {
            RootBeanDefinition definition = new RootBeanDefinition(type, instance);
            definition.setFallback(true);
            definition.setDestroyMethodName("");
            registry.registerBeanDefinition(name, definition);
        }
    }
}
