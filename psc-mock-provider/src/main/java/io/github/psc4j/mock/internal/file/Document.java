package io.github.psc4j.mock.internal.file;

import io.github.psc4j.mock.model.InvalidFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import wiremock.com.fasterxml.jackson.core.JsonProcessingException;
import wiremock.com.fasterxml.jackson.core.StreamReadFeature;
import wiremock.com.fasterxml.jackson.databind.DeserializationFeature;
import wiremock.com.fasterxml.jackson.databind.json.JsonMapper;
import wiremock.org.yaml.snakeyaml.DumperOptions;
import wiremock.org.yaml.snakeyaml.LoaderOptions;
import wiremock.org.yaml.snakeyaml.Yaml;
import wiremock.org.yaml.snakeyaml.constructor.SafeConstructor;
import wiremock.org.yaml.snakeyaml.error.MarkedYAMLException;
import wiremock.org.yaml.snakeyaml.error.YAMLException;
import wiremock.org.yaml.snakeyaml.nodes.Tag;
import wiremock.org.yaml.snakeyaml.representer.Representer;
import wiremock.org.yaml.snakeyaml.resolver.Resolver;

/**
 * A file as plain values. The parsers are those that WireMock brings, under their relocated names. YAML knows the types of
 * JSON only: {@code no} is a text, and so is a number with leading zeros.
 */
final class Document {

    private static final long MAX_BYTES = 4L * 1024 * 1024;

    private Document() {}

    static Node read(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new InvalidFileException(file + ": larger than " + MAX_BYTES + " bytes");
            }
            String text = Files.readString(file, StandardCharsets.UTF_8);
            Object root = name.toLowerCase(Locale.ROOT).endsWith(".json") ? json(text) : yaml(text);
            return Node.root(file.toString(), root);
        } catch (JsonProcessingException e) {
            throw new InvalidFileException(
                    file + ", line " + e.getLocation().getLineNr() + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new InvalidFileException(
                    file + ": cannot be read as UTF-8 text (" + e.getClass().getSimpleName() + ")");
        } catch (MarkedYAMLException e) {
            throw new InvalidFileException(file + ", line "
                    + (e.getProblemMark() == null ? "?" : e.getProblemMark().getLine() + 1) + ": " + e.getProblem());
        } catch (YAMLException e) {
            throw new InvalidFileException(file + ": " + e.getMessage());
        }
    }

    private static @Nullable Object json(String text) throws JsonProcessingException {
        return JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .readValue(text, Object.class);
    }

    private static @Nullable Object yaml(String text) {
        LoaderOptions loading = new LoaderOptions();
        loading.setAllowDuplicateKeys(false);
        DumperOptions dumping = new DumperOptions();
        return new Yaml(new SafeConstructor(loading), new Representer(dumping), dumping, loading, new JsonTypes())
                .load(text);
    }

    /** The core of JSON instead of YAML 1.1, in which a country NO is false and 0123 is eighty-three. */
    private static final class JsonTypes extends Resolver {

        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, Pattern.compile("true|false"), "tf");
            addImplicitResolver(Tag.INT, Pattern.compile("-?(?:0|[1-9][0-9]{0,17})"), "-0123456789");
            addImplicitResolver(Tag.NULL, Pattern.compile("~|null|"), "~n\0");
            addImplicitResolver(Tag.NULL, Pattern.compile("^$"), null);
        }
    }
}
