package io.github.psc4j.example.api;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The service. */
@SpringBootApplication
public class ThirdPartyApi {
    /**
     * Starts the service.
     *
     * @param args as for any Spring Boot application
     */
    public static void main(String[] args) {
        SpringApplication.run(ThirdPartyApi.class, args);
    }
}
