package io.github.psc4j.mock.internal.page;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import wiremock.com.github.jknack.handlebars.Context;
import wiremock.com.github.jknack.handlebars.EscapingStrategy;
import wiremock.com.github.jknack.handlebars.Handlebars;
import wiremock.com.github.jknack.handlebars.Template;
import wiremock.com.github.jknack.handlebars.cache.ConcurrentMapTemplateCache;
import wiremock.com.github.jknack.handlebars.context.MapValueResolver;
import wiremock.com.github.jknack.handlebars.io.AbstractTemplateLoader;
import wiremock.com.github.jknack.handlebars.io.StringTemplateSource;
import wiremock.com.github.jknack.handlebars.io.TemplateSource;

/**
 * The Handlebars templates of the pages. They come from this jar only, and each is compiled once, when it is first shown.
 * Every value is escaped. Values are maps, lists, texts, numbers and booleans: no object is read by reflection. A value that
 * a template prints and that nobody gave is an error.
 */
final class Templates {

    private static final String FOLDER = "/io/github/psc4j/mock/pages/";

    private static final Map<String, Template> COMPILED = new ConcurrentHashMap<>();
    private static final Handlebars ENGINE = new Handlebars(new OwnResources())
            .with(EscapingStrategy.HTML_ENTITY)
            .with(new ConcurrentMapTemplateCache())
            .prettyPrint(true)
            // A row of a list does not take what it lacks from the page around it.
            .parentScopeResolution(false)
            .registerHelperMissing((context, options) -> {
                throw new IllegalStateException(
                        "the template prints a value that it was not given: " + options.helperName);
            });

    private Templates() {}

    static String render(String name, Map<String, ?> values) {
        Context context =
                Context.newBuilder(values).resolver(MapValueResolver.INSTANCE).build();
        try {
            return COMPILED.computeIfAbsent(name, Templates::compiled).apply(context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Template compiled(String name) {
        try {
            return ENGINE.compile(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text of this jar, as it is. */
    static String resource(String name) {
        try {
            return OwnResources.read(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints a text of this jar as it is. For nothing that comes from outside. */
    static Object unescaped(String text) {
        return new Handlebars.SafeString(text);
    }

    /** Reads through this class, so that it also works where WireMock has another class loader. */
    private static final class OwnResources extends AbstractTemplateLoader {

        @Override
        public TemplateSource sourceAt(String name) throws IOException {
            return new StringTemplateSource(name, read(name + ".hbs"));
        }

        static String read(String name) throws IOException {
            try (InputStream stream = Templates.class.getResourceAsStream(FOLDER + name)) {
                if (stream == null) {
                    throw new FileNotFoundException(name + " is missing from the jar");
                }
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }
}
