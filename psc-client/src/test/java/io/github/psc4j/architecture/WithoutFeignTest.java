package io.github.psc4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.psc4j.PscClient;
import io.github.psc4j.internal.propagation.LatePropagation;
import io.github.psc4j.internal.propagation.PolicyPropagation;
import io.github.psc4j.propagation.FeignClients;
import io.github.psc4j.propagation.TokenPropagation;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenFeign is optional: without it, frameworks that look at a type by reflection must not stumble. */
class WithoutFeignTest {

    /** The class path of this test without OpenFeign. */
    private static final class WithoutFeign extends URLClassLoader {
        WithoutFeign() {
            super(
                    Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                            .map(WithoutFeign::url)
                            .toArray(URL[]::new),
                    ClassLoader.getPlatformClassLoader());
        }

        private static URL url(String entry) {
            try {
                return Path.of(entry).toUri().toURL();
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException(e);
            }
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("feign.")) {
                throw new ClassNotFoundException(name);
            }
            return super.findClass(name);
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {PscClient.class, TokenPropagation.class, PolicyPropagation.class, LatePropagation.class})
    void a_type_can_be_looked_at(Class<?> type) throws IOException {
        try (WithoutFeign loader = new WithoutFeign()) {
            assertThatCode(() -> {
                        for (Class<?> c = loader.loadClass(type.getName()); c != null; c = c.getSuperclass()) {
                            assertThat(c.getDeclaredMethods().length + c.getDeclaredConstructors().length)
                                    .isPositive();
                            assertThat(c.getMethods()).isNotNull();
                            assertThat(c.getDeclaredFields()).isNotNull();
                        }
                    })
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void only_the_type_that_is_about_feign_needs_it() throws IOException {
        try (WithoutFeign loader = new WithoutFeign()) {
            assertThatThrownBy(
                            () -> loader.loadClass(FeignClients.class.getName()).getDeclaredMethods())
                    .isInstanceOf(NoClassDefFoundError.class)
                    .hasMessageContaining("feign");
        }
    }
}
