package io.github.psc4j.mock.internal.settings;

import io.github.psc4j.mock.model.Acr;
import io.github.psc4j.mock.model.LoginMethod;
import io.github.psc4j.mock.model.MockClient;
import io.github.psc4j.mock.model.MockTarget;
import io.github.psc4j.mock.model.PayloadGeneration;
import io.github.psc4j.mock.model.Persona;
import io.github.psc4j.mock.model.Tolerance;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the builder was told; clients may come later, when a service knows its own address. */
public record Settings(
        Clock clock,
        Map<String, MockClient> clients,
        Map<String, Persona> personas,
        Map<LoginMethod, Acr> acr,
        Set<Tolerance> tolerances,
        PayloadGeneration payload,
        Map<String, MockTarget> targets) {

    public Settings {
        clients = new ConcurrentHashMap<>(clients);
        // An ordered copy: the login page lists the personas as they were given.
        personas = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(personas));
        acr = Map.copyOf(acr);
        tolerances = Set.copyOf(tolerances);
        targets = Map.copyOf(targets);
    }

    public void register(MockClient client) {
        clients.put(client.id(), client);
    }

    public Optional<MockClient> client(String id) {
        return Optional.ofNullable(clients.get(id));
    }

    public Optional<String> acrOf(Persona persona, LoginMethod method) {
        return persona.acr()
                .orElseGet(() -> acr.getOrDefault(method, Acr.EIDAS1))
                .claim();
    }

    public boolean tolerates(Tolerance tolerance) {
        return tolerances.contains(tolerance);
    }
}
