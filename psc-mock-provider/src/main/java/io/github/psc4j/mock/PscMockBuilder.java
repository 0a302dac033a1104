package io.github.psc4j.mock;

import io.github.psc4j.mock.internal.server.RunningServer;
import io.github.psc4j.mock.internal.settings.Settings;
import io.github.psc4j.mock.internal.tls.CertificateAuthority;
import io.github.psc4j.mock.internal.tls.ServerKeys;
import io.github.psc4j.mock.model.Acr;
import io.github.psc4j.mock.model.LoginMethod;
import io.github.psc4j.mock.model.MockClient;
import io.github.psc4j.mock.model.MockClock;
import io.github.psc4j.mock.model.MockTarget;
import io.github.psc4j.mock.model.PayloadGeneration;
import io.github.psc4j.mock.model.Persona;
import io.github.psc4j.mock.model.Tolerance;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Says what a provider is to be like; {@link PscMockProvider#builder()} makes one. Not for several threads. */
public final class PscMockBuilder {

    private int port;
    private Optional<Integer> targetPort = Optional.empty();
    private Optional<Clock> clock = Optional.empty();
    private Optional<CertificateAuthority> authority = Optional.empty();
    private final Map<String, MockClient> clients = new LinkedHashMap<>();
    private final Map<String, Persona> personas = new LinkedHashMap<>();
    private final Map<LoginMethod, Acr> acr = new EnumMap<>(LoginMethod.class);
    private final Set<Tolerance> tolerances = EnumSet.noneOf(Tolerance.class);
    private final Map<String, MockTarget> targets = new LinkedHashMap<>();
    private PayloadGeneration payload = PayloadGeneration.NOVEMBER_2023;

    PscMockBuilder() {
        client(MockClient.withSecret(PscMockProvider.CLIENT_ID, PscMockProvider.CLIENT_SECRET)
                .acceptingLoopbackUris());
        Personas.all().forEach(this::persona);
    }

    /**
     * Listens on this port instead of a free one.
     *
     * @param number the port, 0 for a free one
     * @return this builder
     */
    public PscMockBuilder port(int number) {
        port = number;
        return this;
    }

    /**
     * Speaks HTTPS only, with a certificate of an authority made for this provider, and accepts client
     * certificates. Built once: every provider that this builder starts has the same authority.
     *
     * @return this builder
     */
    public PscMockBuilder tls() {
        if (authority.isEmpty()) {
            authority = Optional.of(new CertificateAuthority());
        }
        return this;
    }

    /**
     * Speaks HTTPS only, with a key and certificate of yours, such as one that the browsers of a team trust already. Client
     * certificates are still issued by an authority made for this provider.
     *
     * @param keyStore a PKCS#12 file with one key, its certificate for {@code localhost} and {@code 127.0.0.1}, and the
     *     chain above it
     * @param password the password of the file and of the key
     * @return this builder
     * @throws io.github.psc4j.mock.model.InvalidFileException when the file cannot be read or has no key
     */
    public PscMockBuilder tls(Path keyStore, String password) {
        authority = Optional.of(new CertificateAuthority(ServerKeys.read(keyStore, password), password));
        return this;
    }

    /**
     * Speaks HTTPS with the target services only, on a port of their own, and plain HTTP else: so that a person can log in without
     * a warning of the browser, and certificates are there where they are needed.
     *
     * @param number the port of the target services, 0 for a free one
     * @return this builder
     */
    public PscMockBuilder targetTls(int number) {
        tls();
        targetPort = Optional.of(number);
        return this;
    }

    /**
     * Takes the time from this clock, for everything but certificates. The console can move a {@link MockClock} only;
     * without a clock of yours there is one that follows the system's.
     *
     * @param source the clock
     * @return this builder
     */
    public PscMockBuilder clock(Clock source) {
        clock = Optional.of(source);
        return this;
    }

    /**
     * Registers a client, in place of one with the same id.
     *
     * @param client the client
     * @return this builder
     */
    public PscMockBuilder client(MockClient client) {
        clients.put(client.id(), client);
        return this;
    }

    /**
     * Adds a person to the login page, in place of one with the same id.
     *
     * @param persona the person
     * @return this builder
     */
    public PscMockBuilder persona(Persona persona) {
        personas.put(persona.id(), persona);
        return this;
    }

    /**
     * Takes the bundled people, and all that were added before, off the login page.
     *
     * @return this builder
     */
    public PscMockBuilder withoutPersonas() {
        personas.clear();
        return this;
    }

    /**
     * Adds the people of a file, as {@link Personas#read} does.
     *
     * @param file a YAML or JSON file
     * @return this builder
     * @throws io.github.psc4j.mock.model.InvalidFileException when the file cannot be read or says something wrong
     */
    public PscMockBuilder personas(Path file) {
        Personas.read(file).forEach(this::persona);
        return this;
    }

    /**
     * States this level in tokens after a login with either means; {@link Acr#EIDAS1} unless said otherwise.
     *
     * @param level the level
     * @return this builder
     */
    public PscMockBuilder acr(Acr level) {
        for (LoginMethod method : LoginMethod.values()) {
            acr(method, level);
        }
        return this;
    }

    /**
     * States this level in tokens after a login with one of the means. A level of the person comes first.
     *
     * @param method how the person logged in
     * @param level the level
     * @return this builder
     */
    public PscMockBuilder acr(LoginMethod method, Acr level) {
        acr.put(method, level);
        return this;
    }

    /**
     * Shows the people as PSC did at some time; {@link PayloadGeneration#NOVEMBER_2023} unless said otherwise. The
     * documents of people of your own are changed in the same way, as far as they have the fields.
     *
     * @param generation the generation of userinfo and access tokens
     * @return this builder
     */
    public PscMockBuilder payload(PayloadGeneration generation) {
        payload = Objects.requireNonNull(generation, "generation");
        return this;
    }

    /**
     * Runs the authorization server of a target service beside PSC, in place of one with the same id; needs
     * {@link #tls()}.
     *
     * @param target the target service
     * @return this builder
     */
    public PscMockBuilder target(MockTarget target) {
        targets.put(target.id(), target);
        return this;
    }

    /**
     * Lets something through that is refused by default.
     *
     * @param tolerated what to let through
     * @return this builder
     */
    public PscMockBuilder tolerate(Tolerance... tolerated) {
        tolerances.addAll(List.of(tolerated));
        return this;
    }

    /**
     * Starts the provider.
     *
     * @return the running provider
     * @throws io.github.psc4j.mock.model.MockStartException when the port is taken, with a message that says so
     * @throws IllegalStateException when there is a target service and no TLS
     */
    public PscMockProvider start() {
        if (!targets.isEmpty() && authority.isEmpty()) {
            throw new IllegalStateException("target services bind tokens to certificates: call tls() or targetTls(…)");
        }
        Settings settings = new Settings(
                clock.orElseGet(() -> MockClock.following(Clock.systemUTC())),
                clients,
                personas,
                acr,
                tolerances,
                payload,
                targets);
        return new PscMockProvider(RunningServer.start(
                new RunningServer.Ports(port, targetPort), settings, authority, PscMockProvider.TRANSFORMER));
    }
}
