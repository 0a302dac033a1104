package io.github.psc4j.internal.adapter.okhttp;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.error.PscException;
import io.github.psc4j.propagation.TokenPropagation;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.session.PscSession;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** Adds the person's token to requests of an OkHttp client, hop by hop. */
public final class PropagationInterceptor implements Interceptor {
    private static final String AUTHORIZATION = "Authorization";

    private final TokenPropagation propagation;
    private final Supplier<Optional<PscSession>> session;

    /**
     * Builds the adapter.
     *
     * @param propagation decides
     * @param session the session of the person on whose behalf the current thread works
     */
    public PropagationInterceptor(TokenPropagation propagation, Supplier<Optional<PscSession>> session) {
        this.propagation = propagation;
        this.session = session;
    }

    /**
     * Adds the token, or lets the request go as it is. A token that the application put into the request is left alone. An
     * response to a person's token is not cached: its {@code Cache-Control} is {@code no-store}.
     *
     * @throws IOException whose cause is a {@link PscException}: {@code PSC-7002} if it was added as an application
     *     interceptor, or as {@link TokenPropagation#tokenFor}. OkHttp expects no other kind of exception from here
     */
    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        Optional<Secret> token;
        try {
            token = chain.connection() == null ? misplaced() : token(request);
        } catch (PscException e) {
            throw new IOException(e.getMessage(), e);
        }
        if (token.isEmpty()) {
            return chain.proceed(request);
        }
        Response response = chain.proceed(request.newBuilder()
                .header(AUTHORIZATION, "Bearer " + token.get().reveal())
                .build());
        // A cache of OkHttp does not see the token, and would give the next person what this one may read.
        return response.newBuilder().header("Cache-Control", "no-store").build();
    }

    private static Optional<Secret> misplaced() {
        throw new PscConfigurationException(
                ErrorCode.PROPAGATION_MISPLACED,
                "use addNetworkInterceptor: an application interceptor does not see redirects and would leak a token");
    }

    /** OkHttp leaves characters out that a {@link URI} cannot hold: then what is validated is not what is called. */
    private Optional<Secret> token(Request request) {
        HttpUrl url = request.url();
        URI uri = url.uri();
        int port = uri.getPort() >= 0 ? uri.getPort() : HttpUrl.defaultPort(url.scheme());
        boolean same = url.scheme().equals(uri.getScheme())
                && uri.getHost() != null
                && url.host().equals(uri.getHost().replaceAll("[\\[\\]]", ""))
                && url.port() == port
                && url.encodedPath().equals(uri.getRawPath());
        return same && request.header(AUTHORIZATION) == null
                ? propagation.tokenFor(uri, () -> person(request))
                : Optional.empty();
    }

    private Optional<PscSession> person(Request request) {
        PscSession tagged = request.tag(PscSession.class);
        return tagged == null ? session.get() : Optional.of(tagged);
    }
}
