package io.github.psc4j.web.servlet;

import jakarta.servlet.ServletContext;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.catalina.Context;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;

/** A Tomcat on a free port, with one application behind the filter. */
final class TestTomcat implements AutoCloseable {
    private final Tomcat tomcat = new Tomcat();
    final Context context;

    /** Makes the filter when the port is known, and adds servlets. */
    TestTomcat(
            Path directory,
            String contextPath,
            Function<URI, PscServletFilter> filter,
            Consumer<ServletContext> servlets)
            throws Exception {
        tomcat.setBaseDir(Files.createTempDirectory(directory, "tomcat").toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "localhost");
        tomcat.init();
        context = tomcat.addContext(contextPath, null);
        // Else it warns at each end that it may not look into the JDK for leaks.
        ((StandardContext) context).setClearReferencesThreadLocals(false);
        ((StandardContext) context).setClearReferencesRmiTargets(false);
        ErrorPage fault = new ErrorPage();
        fault.setErrorCode(500);
        fault.setLocation("/error");
        context.addErrorPage(fault);
        context.addServletContainerInitializer(
                (none, application) -> {
                    filter.apply(address()).addTo(application);
                    servlets.accept(application);
                },
                null);
        tomcat.start();
        if (!context.getState().isAvailable()) {
            throw new IllegalStateException("the application did not start");
        }
    }

    URI address() {
        return URI.create("http://localhost:" + tomcat.getConnector().getLocalPort());
    }

    @Override
    public void close() throws Exception {
        tomcat.stop();
        tomcat.destroy();
    }
}
