package io.github.psc4j.example.web;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application. */
@SpringBootApplication
public class WebApp {
    /**
     * Starts the application.
     *
     * @param args as for any Spring Boot application
     */
    public static void main(String[] args) {
        SpringApplication.run(WebApp.class, args);
    }
}
