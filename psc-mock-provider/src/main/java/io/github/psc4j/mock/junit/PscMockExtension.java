package io.github.psc4j.mock.junit;

import io.github.psc4j.mock.PscMockBuilder;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.mock.junit.PscMock.Lifecycle;
import io.github.psc4j.mock.junit.PscMock.Transport;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Runs a mock provider for a test class and makes it new before each test. Use {@link PscMock}, or register it in a
 * static field to configure the provider:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final PscMockExtension PSC = PscMockExtension.with(PscMockProvider.builder().tls());
 * }</pre>
 */
public final class PscMockExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {

    /** Where the other extensions of this package find the provider of a test. */
    private static final Namespace TESTS = Namespace.create(PscMockExtension.class, "tests");

    /** The provider of each test class that is being run, for frameworks that prepare a test before its first method. */
    private static final Map<Class<?>, PscMockProvider> BY_CLASS = new ConcurrentHashMap<>();

    private final Namespace namespace;
    private final @Nullable PscMockBuilder builder;
    private final Lifecycle lifecycle;
    private volatile @Nullable PscMockProvider current;

    /** A provider as {@link PscMock} describes it. */
    public PscMockExtension() {
        this(null, Lifecycle.PER_CLASS, Namespace.create(PscMockExtension.class));
    }

    private PscMockExtension(@Nullable PscMockBuilder builder, Lifecycle lifecycle, Namespace namespace) {
        this.builder = builder;
        this.lifecycle = lifecycle;
        this.namespace = namespace;
    }

    /**
     * A provider of your own making, for a static field with {@code @RegisterExtension}: one for the class.
     *
     * @param builder what the provider is like
     * @return the extension
     */
    public static PscMockExtension with(PscMockBuilder builder) {
        return new PscMockExtension(
                Objects.requireNonNull(builder), Lifecycle.PER_CLASS, Namespace.create(new Object()));
    }

    /**
     * The same with a provider for each test, so that tests may run in parallel. Tests get it as a parameter.
     *
     * @return the extension
     */
    public PscMockExtension perMethod() {
        return new PscMockExtension(builder, Lifecycle.PER_METHOD, Namespace.create(new Object()));
    }

    /**
     * The running provider of the class that is being tested.
     *
     * @return the provider
     * @throws IllegalStateException outside a test, and when each test has a provider of its own
     */
    public PscMockProvider provider() {
        PscMockProvider running = current;
        if (running == null) {
            throw new IllegalStateException(
                    "the mock provider runs during tests only; with one for each test, take it as a parameter");
        }
        return running;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (lifecycle(context) == Lifecycle.PER_CLASS) {
            PscMockProvider provider = ofClass(context);
            current = provider;
            BY_CLASS.put(context.getRequiredTestClass(), provider);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        PscMockProvider provider;
        if (lifecycle(context) == Lifecycle.PER_METHOD) {
            provider = ofMethod(context);
        } else {
            provider = ofClass(context.getParent().orElse(context));
            provider.reset();
            current = provider;
        }
        context.getStore(TESTS).put(Borrowed.class, new Borrowed(provider));
    }

    /**
     * The provider of a test class, for a framework that connects an application to it before the first test.
     *
     * @param testClass a class that is annotated with {@link PscMock}, or that has an extension in a static field
     * @return the running provider; empty before and after the tests of the class, and when each test has one of its own
     */
    public static Optional<PscMockProvider> providerOf(Class<?> testClass) {
        return Optional.ofNullable(BY_CLASS.get(testClass));
    }

    /** The provider of a test; of several, the one nearest to it. */
    static Optional<PscMockProvider> running(ExtensionContext test) {
        return Optional.ofNullable(test.getStore(TESTS).get(Borrowed.class, Borrowed.class))
                .map(Borrowed::provider);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (lifecycle(context) == Lifecycle.PER_METHOD) {
            close(context, Lifecycle.PER_METHOD);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        // Only what this class itself started: a nested class borrows its outer class's provider.
        BY_CLASS.remove(context.getRequiredTestClass());
        if (close(context, Lifecycle.PER_CLASS)) {
            current = null;
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == PscMockProvider.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        boolean inMethod = context.getTestMethod().isPresent();
        if (lifecycle(context) == Lifecycle.PER_CLASS) {
            return ofClass(inMethod ? context.getParent().orElse(context) : context);
        }
        if (!inMethod) {
            throw new ParameterResolutionException(
                    "each test has a mock provider of its own: take it in the test or in @BeforeEach");
        }
        return ofMethod(context);
    }

    private PscMockProvider ofClass(ExtensionContext context) {
        return running(context, Lifecycle.PER_CLASS);
    }

    private PscMockProvider ofMethod(ExtensionContext context) {
        return running(context, Lifecycle.PER_METHOD);
    }

    private PscMockProvider running(ExtensionContext owner, Lifecycle key) {
        return owner.getStore(namespace)
                .getOrComputeIfAbsent(key, absent -> new Running(start(owner)), Running.class)
                .provider();
    }

    private boolean close(ExtensionContext owner, Lifecycle key) {
        Running started = owner.getStore(namespace).remove(key, Running.class);
        if (started != null) {
            started.close();
        }
        return started != null;
    }

    private PscMockProvider start(ExtensionContext context) {
        if (builder != null) {
            // One at a time: a builder is not for several threads, and parallel tests share it.
            synchronized (builder) {
                return builder.start();
            }
        }
        PscMockBuilder simple = PscMockProvider.builder();
        boolean tls = annotation(context)
                .filter(mock -> mock.transport() == Transport.TLS)
                .isPresent();
        return (tls ? simple.tls() : simple).start();
    }

    /** A method that is annotated itself has a provider of its own; a class's annotation says what it wants. */
    private Lifecycle lifecycle(ExtensionContext context) {
        if (builder != null) {
            return lifecycle;
        }
        boolean onMethod = context.getTestMethod()
                .filter(method -> AnnotationSupport.isAnnotated(method, PscMock.class))
                .isPresent();
        return onMethod
                ? Lifecycle.PER_METHOD
                : annotation(context).map(PscMock::lifecycle).orElse(lifecycle);
    }

    private static Optional<PscMock> annotation(ExtensionContext context) {
        for (Optional<ExtensionContext> place = Optional.of(context);
                place.isPresent();
                place = place.get().getParent()) {
            Optional<PscMock> annotation =
                    AnnotationSupport.findAnnotation(place.get().getElement(), PscMock.class);
            if (annotation.isPresent()) {
                return annotation;
            }
        }
        return Optional.empty();
    }

    /** Not to be closed with the test: JUnit's store closes what can be closed. */
    private record Borrowed(PscMockProvider provider) {}

    /** In JUnit's store, which closes it too when a test run ends in disorder (JUnit 5.13 and later). */
    private record Running(PscMockProvider provider) implements AutoCloseable {

        @Override
        public void close() {
            provider.close();
        }
    }
}
