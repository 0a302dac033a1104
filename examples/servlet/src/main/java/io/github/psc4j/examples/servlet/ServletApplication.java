package io.github.psc4j.examples.servlet;

import io.github.psc4j.PscClient;
import io.github.psc4j.mock.PscMockProvider;
import io.github.psc4j.provider.PscEnvironment;
import io.github.psc4j.token.ClientAuthentication;
import io.github.psc4j.web.PscWeb;
import io.github.psc4j.web.servlet.PscServletFilter;
import jakarta.servlet.ServletContext;
import java.net.URI;
import java.nio.file.Files;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/** A servlet application on an embedded Tomcat. What an application in a war file writes is {@link #onStartup}. */
final class ServletApplication implements AutoCloseable {
    private final Tomcat tomcat = new Tomcat();

    ServletApplication(PscEnvironment environment, String clientId, String secret, int port) throws Exception {
        tomcat.setBaseDir(Files.createTempDirectory("psc4j-servlet").toString());
        tomcat.setPort(port);
        tomcat.getConnector().setProperty("address", "localhost");
        tomcat.init(); // From here on the port is known.
        PscClient psc = PscClient.builder(environment)
                .clientId(clientId)
                .clientAuthentication(ClientAuthentication.secretBasic(secret))
                .redirectUri(address().resolve("/login/psc"))
                .postLogoutRedirectUri(address().resolve("/"))
                .build();
        Context context = tomcat.addContext("", null);
        context.addServletContainerInitializer((none, servlets) -> onStartup(servlets, psc), null);
        tomcat.start();
    }

    private static void onStartup(ServletContext servlets, PscClient psc) {
        PscWeb web = PscWeb.builder(psc).startPath("/espace").build();
        PscServletFilter.of(web).withOpenPaths("/").addTo(servlets);
        servlets.addServlet("home", new HomeServlet()).addMapping("");
        servlets.addServlet("espace", new EspaceServlet(psc)).addMapping("/espace");
    }

    URI address() {
        return URI.create("http://localhost:" + tomcat.getConnector().getLocalPort());
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    /** Starts it on port 8080: against the sandbox if {@code PSC_CLIENT_ID} is set, else against the bundled provider. */
    @SuppressWarnings("resource") // Both live as long as the program.
    public static void main(String[] arguments) throws Exception {
        String clientId = System.getenv("PSC_CLIENT_ID");
        ServletApplication program = clientId != null
                ? new ServletApplication(PscEnvironment.SANDBOX, clientId, System.getenv("PSC_CLIENT_SECRET"), 8080)
                : new ServletApplication(
                        PscEnvironment.development(PscMockProvider.start().issuer()),
                        PscMockProvider.CLIENT_ID,
                        PscMockProvider.CLIENT_SECRET,
                        8080);
        System.out.println("Open " + program.address() + " in a browser. Ctrl+C ends it.");
        program.tomcat.getServer().await();
    }
}
