package io.github.psc4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.PscClient;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An application on the module path. This library is an automatic module, because one of its dependencies is none that could
 * be required by a stable name; the application therefore requires the real modules among the dependencies itself, or has them
 * all resolved.
 */
class ModulePathTest {
    private static final Pattern MODULE_NAME =
            Pattern.compile("<Automatic-Module-Name>([a-z0-9.]+)</Automatic-Module-Name>");

    /** The dependencies of an application that has this library and nothing else. */
    private static final Pattern DEPENDENCY = Pattern.compile(
            "(oauth2-oidc-sdk|jcip-annotations|content-type|json-smart|accessors-smart|asm|lang-tag|nimbus-jose-jwt|okhttp-jvm"
                    + "|kotlin-stdlib|okio-jvm|slf4j-api|jspecify)-[0-9].*\\.jar");

    private static final String PROGRAM = """
            package app;

            import io.github.psc4j.PscClient;
            import io.github.psc4j.professional.Professional;
            import io.github.psc4j.provider.PscEnvironment;
            import io.github.psc4j.secret.Secret;
            import io.github.psc4j.token.ClientAuthentication;
            import java.net.URI;
            import java.util.Optional;
            import java.util.Set;

            public class Main {
                public static void main(String[] arguments) {
                    PscClient psc = PscClient.builder(PscEnvironment.development(URI.create("http://localhost:1/realms/psc")))
                            .clientId("me")
                            .clientAuthentication(ClientAuthentication.secretBasic("secret"))
                            .redirectUri(URI.create("http://localhost/callback"))
                            .build();
                    System.out.println(Main.class.getModule() + ", " + PscClient.class.getModule());
                    System.out.println(psc.introspection().introspect(Secret.of("a"), Set.of("b"), Optional.empty()));
                    System.out.println(Professional.fromJson("{\\"SubjectRole\\":[\\"10^1.2.250.1.213.1.1.5.5\\"]}").issues());
                }
            }
            """;

    @TempDir
    private Path folder;

    private String moduleName = "";

    @BeforeEach
    void pack() throws IOException {
        Matcher name = MODULE_NAME.matcher(Files.readString(Path.of("pom.xml")));
        assertThat(name.find()).isTrue();
        moduleName = name.group(1);
        Path modules = Files.createDirectories(folder.resolve("modules"));
        Set<String> copied = new HashSet<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path file = Path.of(entry);
            Matcher dependency = DEPENDENCY.matcher(file.getFileName().toString());
            if (dependency.matches() && copied.add(dependency.group(1))) {
                Files.copy(file, modules.resolve(file.getFileName()));
            }
        }
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Automatic-Module-Name", moduleName);
        Path classes = Path.of(URI.create(PscClient.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
        try (OutputStream file = Files.newOutputStream(modules.resolve("the-client.jar"));
                JarOutputStream jar = new JarOutputStream(file, manifest);
                Stream<Path> all = Files.walk(classes)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                jar.putNextEntry(
                        new JarEntry(classes.relativize(path).toString().replace(File.separatorChar, '/')));
                Files.copy(path, jar);
                jar.closeEntry();
            }
        }
    }

    @Test
    void an_application_that_requires_the_real_modules_too_runs() throws Exception {
        compile("okhttp3", "org.slf4j", "com.nimbusds.jose.jwt");

        assertThat(run()).contains("module app, module " + moduleName, "Undetermined[", "PSC-2001", "[]");
    }

    @Test
    void an_application_with_every_module_resolved_needs_to_require_one_only() throws Exception {
        compile();

        assertThat(run("--add-modules", "ALL-MODULE-PATH"))
                .contains("module app, module " + moduleName, "Undetermined[", "PSC-2001", "[]");
    }

    private void compile(String... more) throws IOException {
        Path source = Files.createDirectories(folder.resolve("source"));
        List<String> required = new ArrayList<>(List.of(moduleName));
        required.addAll(List.of(more));
        Path module = Files.writeString(
                source.resolve("module-info.java"),
                "module app {\n"
                        + String.join(
                                "",
                                required.stream()
                                        .map(name -> "requires " + name + ";\n")
                                        .toList())
                        + "}\n");
        Path main = Files.writeString(source.resolve("Main.java"), PROGRAM);
        StringWriter output = new StringWriter();
        int code = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        new PrintWriter(output),
                        new PrintWriter(output),
                        "-p",
                        folder.resolve("modules").toString(),
                        "-d",
                        folder.resolve("out").toString(),
                        module.toString(),
                        main.toString());
        assertThat(code).as(output.toString()).isZero();
    }

    private String run(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-p",
                folder.resolve("modules") + File.pathSeparator + folder.resolve("out")));
        command.addAll(Arrays.asList(options));
        command.addAll(List.of("-m", "app/app.Main"));
        Path printed = folder.resolve("printed");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        // The program calls an address where nothing listens, and ends by itself; the bound is for a machine that
        // hangs.
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        String text = Files.readString(printed, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }
}
