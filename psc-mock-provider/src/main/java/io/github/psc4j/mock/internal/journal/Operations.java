package io.github.psc4j.mock.internal.journal;

import io.github.psc4j.mock.extension.MockRequest;
import io.github.psc4j.mock.internal.settings.Origins;
import io.github.psc4j.mock.journal.Operation;
import java.util.Map;

/** Tells from its address what a request is about, whoever handles it. */
public final class Operations {

    private static final String PROTOCOL = "/protocol/openid-connect";

    private static final Map<String, Operation> BY_SUFFIX = Map.of(
            "/certs", Operation.KEYS,
            "/auth", Operation.AUTHORIZATION,
            "/ext/par/request", Operation.PUSHED_AUTHORIZATION,
            "/userinfo", Operation.USERINFO,
            "/token/introspect", Operation.INTROSPECTION,
            "/revoke", Operation.REVOCATION,
            "/logout", Operation.LOGOUT,
            "/logout/logout-confirm", Operation.LOGOUT_PAGE);

    private static final Map<String, Operation> BY_GRANT = Map.of(
            "authorization_code", Operation.CODE_GRANT,
            "refresh_token", Operation.REFRESH,
            "urn:ietf:params:oauth:grant-type:token-exchange", Operation.TOKEN_EXCHANGE);

    private Operations() {}

    public static Operation of(MockRequest request) {
        return of(
                request.path(),
                Requests.describe(request).parameter("grant_type").orElse(""));
    }

    static Operation of(String path, String grantType) {
        if (path.equals("/auth") || path.equals("/auth/")) {
            return Operation.AUTHORIZATION;
        }
        if (path.equals(Origins.LOGIN_PATH)) {
            return Operation.LOGIN_PAGE;
        }
        if (path.contains("/.well-known/")) {
            return Operation.DISCOVERY;
        }
        int protocol = path.indexOf(PROTOCOL);
        if (protocol < 0) {
            return Operation.OTHER;
        }
        String suffix = path.substring(protocol + PROTOCOL.length());
        return suffix.equals("/token")
                ? BY_GRANT.getOrDefault(grantType, Operation.OTHER_GRANT)
                : BY_SUFFIX.getOrDefault(suffix, Operation.OTHER);
    }
}
