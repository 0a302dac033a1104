package io.github.psc4j.mock.junit;

import io.github.psc4j.mock.PscMockBuilder;
import io.github.psc4j.mock.PscMockProvider;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
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
        implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback, ParameterResolver {

    private final Namespace namespace;
    private final @Nullable PscMockBuilder builder;
    private volatile @Nullable PscMockProvider current;

    /** A provider as {@link PscMock} describes it. */
    public PscMockExtension() {
        this(null, Namespace.create(PscMockExtension.class));
    }

    private PscMockExtension(@Nullable PscMockBuilder builder, Namespace namespace) {
        this.builder = builder;
        this.namespace = namespace;
    }

    /**
     * A provider of your own making, for a field with {@code @RegisterExtension}.
     *
     * @param builder what the provider is like
     * @return the extension
     */
    public static PscMockExtension with(PscMockBuilder builder) {
        return new PscMockExtension(Objects.requireNonNull(builder), Namespace.create(new Object()));
    }

    /**
     * The running provider.
     *
     * @return the provider of the class that is being tested
     * @throws IllegalStateException outside a test
     */
    public PscMockProvider provider() {
        PscMockProvider running = current;
        if (running == null) {
            throw new IllegalStateException("the mock provider runs during tests only");
        }
        return running;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        current = running(context, context).provider;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        PscMockProvider provider = running(classOf(context), context).provider;
        provider.reset();
        current = provider;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        // Only what this class itself started: a nested class borrows its outer class's provider.
        Running started = context.getStore(namespace).remove(Running.class, Running.class);
        if (started != null) {
            started.close();
            current = null;
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == PscMockProvider.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return running(classOf(context), context).provider;
    }

    private Running running(ExtensionContext owner, ExtensionContext asking) {
        return owner.getStore(namespace)
                .getOrComputeIfAbsent(Running.class, key -> new Running(start(asking)), Running.class);
    }

    private static ExtensionContext classOf(ExtensionContext context) {
        return context.getTestMethod().isPresent() ? context.getParent().orElse(context) : context;
    }

    private PscMockProvider start(ExtensionContext context) {
        if (builder != null) {
            return builder.start();
        }
        PscMockBuilder simple = PscMockProvider.builder();
        if (transport(context) == PscMock.Transport.TLS) {
            simple.tls();
        }
        return simple.start();
    }

    private static PscMock.Transport transport(ExtensionContext context) {
        for (Optional<ExtensionContext> place = Optional.of(context);
                place.isPresent();
                place = place.get().getParent()) {
            Optional<PscMock> annotation =
                    AnnotationSupport.findAnnotation(place.get().getElement(), PscMock.class);
            if (annotation.isPresent()) {
                return annotation.get().transport();
            }
        }
        return PscMock.Transport.HTTP;
    }

    /** In JUnit's store: JUnit 5.13 and later closes it there, for a provider that a method alone asked for. */
    private static final class Running implements AutoCloseable {

        private final PscMockProvider provider;

        Running(PscMockProvider provider) {
            this.provider = provider;
        }

        @Override
        public void close() {
            provider.close();
        }
    }
}
