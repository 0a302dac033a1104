package io.github.psc4j.browser;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The two example applications as programs, on free ports, with the simulated provider within the first. */
final class Applications implements AutoCloseable {
    private final int web;
    private final List<Program> programs;

    Applications(Path logs) {
        List<Integer> free = Program.freePorts(3);
        web = free.get(0);
        int provider = free.get(1);
        int api = free.get(2);
        Program application = new Program(
                logs.resolve("web-app.log"),
                System.getProperty("web-app.jar"),
                "--server.port=" + web,
                "--psc.mock.port=" + provider,
                "--psc.propagation.targets.dossiers.url=http://localhost:" + api + "/api/dossiers");
        Program service = new Program(
                logs.resolve("third-party-api.log"),
                System.getProperty("api.jar"),
                "--server.port=" + api,
                "--psc.issuer=http://localhost:" + provider + "/auth/realms/esante-wallet");
        programs = List.of(
                application.await(URI.create("http://localhost:" + web + "/")),
                service.await(URI.create("http://localhost:" + api + "/")));
    }

    URI web() {
        return URI.create("http://localhost:" + web);
    }

    @Override
    public void close() {
        programs.forEach(Program::close);
    }
}
