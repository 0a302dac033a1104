package io.github.psc4j.spring.login;

import io.github.psc4j.web.LoginCallback;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A callback that waits for {@link PscAuthenticationProvider}. Nobody is authenticated by it. */
final class PscCallbackToken extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient LoginCallback callback;

    PscCallbackToken(LoginCallback callback) {
        super(List.of());
        this.callback = callback;
    }

    LoginCallback callback() {
        return callback;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return "";
    }
}
