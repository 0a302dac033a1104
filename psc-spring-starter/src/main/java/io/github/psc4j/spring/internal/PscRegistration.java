package io.github.psc4j.spring.internal;

import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;

/**
 * The registration without which Spring's filters do not work. Nothing in it is ever used to call the provider: if a filter
 * of Spring tried to, it would find no secret and no host.
 */
public final class PscRegistration {
    /** The id of the registration, and the end of the login path. */
    public static final String ID = "psc";

    private static final String UNUSED = "https://psc-client.invalid/";

    private PscRegistration() {}

    /**
     * Builds the registration.
     *
     * @param settings knows the callback
     * @return a registration that points nowhere
     */
    public static ClientRegistration of(LoginSettings settings) {
        return ClientRegistration.withRegistrationId(ID)
                .clientName("Pro Santé Connect")
                .clientId(ID)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationUri(UNUSED)
                .tokenUri(UNUSED)
                .redirectUri("{baseUrl}" + settings.callbackPath())
                .build();
    }
}
