package io.github.psc4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.psc4j.PscClient;
import io.github.psc4j.PscClientBuilder;
import io.github.psc4j.ResourceServer;
import io.github.psc4j.ResourceServerBuilder;
import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscException;
import io.github.psc4j.error.PscLoginException;
import io.github.psc4j.http.ClientCertificate;
import io.github.psc4j.professional.Professional;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.session.PscSession;
import io.github.psc4j.testing.Logins;
import io.github.psc4j.testing.TestToken;
import io.github.psc4j.testing.TlsServer;
import io.github.psc4j.token.ClientAuthentication;
import io.github.psc4j.web.InMemorySessionStore;
import io.github.psc4j.web.LoginCallback;
import io.github.psc4j.web.PscWeb;
import io.github.psc4j.web.PscWebBuilder;
import io.github.psc4j.web.SessionStore;
import io.github.psc4j.web.WebRequest;
import io.github.psc4j.web.WebSession;
import io.github.psc4j.web.servlet.PscServletFilter;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nothing but a {@link PscException} leaves the library, {@code null} arguments included: each one is refused by its name. */
class NullArgumentsTest {
    private static final Path CLASSES = Path.of(URI.create(
            PscClient.class.getProtectionDomain().getCodeSource().getLocation().toString()));

    /** Tests that only read what the test gives them: no code of the library runs. */
    private static final Set<String> OF_USERS = Set.of(
            "io.github.psc4j.event.PscEventListener#onEvent",
            "io.github.psc4j.logout.LogoutTokenReplayStore#isFirstUse",
            "io.github.psc4j.resource.ReceivedRequest#headers",
            "io.github.psc4j.web.SessionStore#replace",
            "io.github.psc4j.web.SessionStore#find",
            "io.github.psc4j.web.SessionStore#remove",
            "io.github.psc4j.web.WebRequest#headers",
            // What a container calls.
            "io.github.psc4j.web.servlet.PscServletFilter#init",
            "io.github.psc4j.web.servlet.PscServletFilter#doFilter");

    private final Logins logins = new Logins();
    private final Map<Class<?>, Object> samples = new HashMap<>();
    private final Set<Class<?>> underWay = new java.util.HashSet<>();

    @AfterEach
    void stop() {
        logins.provider.close();
    }

    @Test
    void each_null_argument_is_refused_by_its_name() throws Exception {
        prepare();
        Set<String> wrong = new TreeSet<>();
        Set<String> unknown = new TreeSet<>();
        int tried = 0;
        for (Class<?> type : publicTypes()) {
            List<Executable> all = new ArrayList<>(List.of(type.getDeclaredConstructors()));
            Arrays.stream(type.getDeclaredMethods())
                    .sorted(Comparator.comparing(Method::toGenericString))
                    .forEach(all::add);
            for (Executable executable : all) {
                if (!isCallable(type, executable)) {
                    continue;
                }
                Optional<Object> target = isStatic(executable) ? Optional.of(type) : sample(type);
                Object[] good = new Object[executable.getParameterCount()];
                boolean known = target.isPresent();
                for (int i = 0; i < good.length; i++) {
                    Optional<Object> sample = sample(executable.getParameterTypes()[i]);
                    known &= sample.isPresent();
                    good[i] = sample.orElse(null);
                }
                String name = type.getName() + "#" + executable.getName().replaceFirst(".*[.]", "")
                        + Arrays.stream(executable.getParameterTypes())
                                .map(Class::getSimpleName)
                                .toList();
                if (!known) {
                    unknown.add(name);
                    continue;
                }
                for (int i = 0; i < good.length; i++) {
                    Parameter parameter = executable.getParameters()[i];
                    if (!parameter.getType().isPrimitive() && !isNullable(parameter)) {
                        Object[] arguments = good.clone();
                        arguments[i] = null;
                        tried++;
                        outcome(target.get(), executable, arguments, parameter.getName())
                                .ifPresent(problem -> wrong.add(name + " " + parameter.getName() + ": " + problem));
                    }
                }
            }
        }
        assertThat(unknown).isEmpty();
        assertThat(wrong).isEmpty();
        assertThat(tried).isGreaterThan(200);
    }

    private static Optional<String> outcome(Object target, Executable executable, Object[] arguments, String parameter)
            throws Exception {
        try {
            if (executable instanceof Method method) {
                method.invoke(isStatic(executable) ? null : target, arguments);
            } else {
                ((Constructor<?>) executable).newInstance(arguments);
            }
            return Optional.of("accepted");
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause();
            return cause instanceof PscException
                            && String.valueOf(cause.getMessage()).matches("PSC-[0-9]{4} \\w+ is null")
                    ? Optional.empty()
                    : Optional.of(cause.toString());
        }
    }

    private static boolean isCallable(Class<?> type, Executable executable) {
        boolean generated = type.isEnum() && executable.getName().equals("valueOf");
        boolean ofObject = executable.getName().equals("equals") && executable.getParameterCount() == 1;
        // The contract of Comparable wants a NullPointerException.
        boolean ofComparable = executable.getName().equals("compareTo") && executable.getParameterCount() == 1;
        boolean ofAnException = Throwable.class.isAssignableFrom(type);
        return Modifier.isPublic(executable.getModifiers())
                && !executable.isSynthetic()
                && !generated
                && !ofObject
                && !ofComparable
                && !ofAnException
                && executable.getParameterCount() > 0
                && !OF_USERS.contains(type.getName() + "#" + executable.getName());
    }

    private static boolean isStatic(Executable executable) {
        return executable instanceof Constructor || Modifier.isStatic(executable.getModifiers());
    }

    private static boolean isNullable(Parameter parameter) {
        return parameter.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static List<Class<?>> publicTypes() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.map(CLASSES::relativize)
                    .map(Path::toString)
                    .filter(file -> file.endsWith(".class"))
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replace(File.separatorChar, '.'))
                    .sorted()
                    .filter(name -> !name.contains(".internal.")
                            && !name.endsWith("package-info")
                            && !name.contains("module-info"))
                    .<Class<?>>map(NullArgumentsTest::load)
                    .filter(NullArgumentsTest::isReachable)
                    .toList();
        }
    }

    private static boolean isReachable(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && !type.isAnonymousClass()
                && (type.getEnclosingClass() == null || isReachable(type.getEnclosingClass()));
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, NullArgumentsTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private void prepare() throws Exception {
        Object session = logins.logIn();
        HeldCertificate held = TlsServer.issue("a service");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("x", held.keyPair().getPrivate(), "p".toCharArray(), new Certificate[] {held.certificate()});
        ClientCertificate certificate = ClientCertificate.of(store, Secret.of("p"));
        ClientAuthentication authentication = ClientAuthentication.mutualTls(certificate);
        put(KeyStore.class, store);
        put(ClientCertificate.class, certificate);
        put(ClientAuthentication.class, authentication);
        put(X509Certificate.class, held.certificate());
        put(PscClient.class, logins.psc);
        put(ResourceServer.class, resourceServer().build());
        put(ResourceServerBuilder.class, resourceServer());
        put(PscClientBuilder.class, PscClient.builder(PscEnvironment.SANDBOX));
        put(PscEnvironment.class, PscEnvironment.SANDBOX);
        put(PscSession.class, session);
        put(io.github.psc4j.login.PendingLogin.class, logins.psc.login().start());
        put(io.github.psc4j.login.LoginFlow.class, logins.psc.login());
        put(io.github.psc4j.session.SessionTokens.class, logins.psc.tokens());
        put(io.github.psc4j.logout.LogoutFlow.class, logins.psc.logout());
        put(io.github.psc4j.propagation.TokenPropagation.class, logins.psc.propagation());
        put(
                io.github.psc4j.propagation.FeignClients.class,
                logins.psc.propagation().feign());
        put(io.github.psc4j.token.TokenIntrospection.class, logins.psc.introspection());
        put(io.github.psc4j.token.TokenRevocation.class, logins.psc.revocation());
        put(Professional.class, Professional.from(Logins.userInfo()));
        put(io.github.psc4j.login.ReturnTarget.class, io.github.psc4j.login.ReturnTarget.ROOT);
        PscWeb web = PscWeb.of(logins.psc);
        WebRequest request = WebRequest.of("GET", URI.create("/a"), Map.of(), InputStream.nullInputStream());
        put(PscWeb.class, web);
        put(PscWebBuilder.class, PscWeb.builder(logins.psc));
        put(WebRequest.class, request);
        put(InMemorySessionStore.class, InMemorySessionStore.of(web));
        put(SessionStore.class, InMemorySessionStore.of(web));
        put(WebSession.class, web.newSession((PscSession) session));
        put(LoginCallback.class, web.callback(request));
        put(PscServletFilter.class, PscServletFilter.of(web));
        put(BiFunction.class, (BiFunction<Object, Object, Object>) (one, other) -> other);
        put(Function.class, (Function<Object, Object>) one -> one);
        put(PscException.class, new PscLoginException(ErrorCode.ACCESS_DENIED, "a"));
        put(InputStream.class, InputStream.nullInputStream());
        put(String.class, "a");
        put(URI.class, URI.create("https://service.example/a"));
        put(Duration.class, Duration.ofSeconds(10));
        put(Instant.class, Instant.EPOCH);
        put(Clock.class, logins.clock);
        put(SecureRandom.class, new SecureRandom());
        put(Path.class, Path.of("nothing-here"));
        put(InetSocketAddress.class, InetSocketAddress.createUnresolved("proxy.example", 8080));
        put(HttpClient.class, HttpClient.newHttpClient());
        put(Optional.class, Optional.empty());
        put(List.class, List.of());
        put(Set.class, Set.of("a"));
        put(Map.class, Map.of());
        put(Object.class, "a");
        put(Throwable.class, new IllegalStateException());
        put(int.class, 1);
        put(long.class, 1L);
        put(boolean.class, true);
        put(Supplier.class, (Supplier<Object>) Optional::empty);
        put(Closeable.class, (Closeable) () -> {});
        put(TestToken.class, TestToken.good("https://issuer.example", "me"));
    }

    private static ResourceServerBuilder resourceServer() {
        return ResourceServer.builder().authorizationServer(URI.create("https://as.example"), "api");
    }

    private void put(Class<?> type, Object sample) {
        samples.put(type, sample);
    }

    /** One that was put, or that a public way makes of others. */
    private Optional<Object> sample(Class<?> type) {
        if (samples.containsKey(type)) {
            return Optional.of(samples.get(type));
        }
        if (!underWay.add(type)) {
            return Optional.empty();
        }
        try {
            Optional<Object> made = make(type);
            made.ifPresent(sample -> samples.put(type, sample));
            return made;
        } finally {
            underWay.remove(type);
        }
    }

    private Optional<Object> make(Class<?> type) {
        if (type.isEnum()) {
            return Optional.of(type.getEnumConstants()[0]);
        }
        if (type.isArray()) {
            return Optional.of(Array.newInstance(type.getComponentType(), 0));
        }
        Stream<Executable> ways = Stream.concat(
                Arrays.stream(type.getMethods()).filter(method -> isStatic(method) && method.getReturnType() == type),
                Stream.of(type.getConstructors()));
        Optional<Object> made = ways.sorted(Comparator.comparingInt(Executable::getParameterCount))
                .map(this::call)
                .flatMap(Optional::stream)
                .findFirst();
        if (made.isEmpty() && type.isInterface() && !type.isSealed()) {
            return Optional.of(Proxy.newProxyInstance(
                    type.getClassLoader() == null ? getClass().getClassLoader() : type.getClassLoader(),
                    new Class<?>[] {type},
                    (proxy, method, arguments) -> method.getReturnType() == Optional.class ? Optional.empty() : null));
        }
        if (made.isEmpty() && type.isSealed()) {
            return Arrays.stream(type.getPermittedSubclasses())
                    .map(this::sample)
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        return made;
    }

    private Optional<Object> call(Executable way) {
        Object[] arguments = new Object[way.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            Optional<Object> argument = sample(way.getParameterTypes()[i]);
            if (argument.isEmpty()) {
                return Optional.empty();
            }
            arguments[i] = argument.get();
        }
        try {
            return Optional.of(
                    way instanceof Method method
                            ? method.invoke(null, arguments)
                            : ((Constructor<?>) way).newInstance(arguments));
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }
}
