package io.github.psc4j.spring.login;

import org.springframework.security.core.AuthenticationException;

/**
 * Something of the application failed while a person logged in. It tells the class of the failure and where it happened, and
 * has no cause: a message of the application's may hold anything, and Spring logs causes.
 */
final class ApplicationFailureException extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    private ApplicationFailureException(String message) {
        super(message);
    }

    static ApplicationFailureException of(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        StackTraceElement[] trace = root.getStackTrace();
        return new ApplicationFailureException(
                root.getClass().getName() + " at " + (trace.length == 0 ? "an unknown place" : trace[0].toString()));
    }
}
