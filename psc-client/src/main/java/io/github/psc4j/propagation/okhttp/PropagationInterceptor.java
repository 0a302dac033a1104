package io.github.psc4j.propagation.okhttp;

import io.github.psc4j.error.ErrorCode;
import io.github.psc4j.error.PscConfigurationException;
import io.github.psc4j.propagation.TokenPropagation;
import io.github.psc4j.secret.Secret;
import io.github.psc4j.session.PscSession;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Adds the person's token to requests of an OkHttp client that go to a target of the policy, hop by hop.
 *
 * <pre>{@code
 * OkHttpClient http = new OkHttpClient.Builder()
 *     .addNetworkInterceptor(new PropagationInterceptor(psc.propagation(), () -> Optional.of(session)))
 *     .build();
 * }</pre>
 *
 * <p>It must be a <i>network</i> interceptor: only those see every hop of a redirect. Thread-safe.
 */
public final class PropagationInterceptor implements Interceptor {
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
     * Adds the token, or lets the request go as it is.
     *
     * @throws PscConfigurationException {@code PSC-7002} if it was added as an application interceptor
     */
    @Override
    public Response intercept(Chain chain) throws IOException {
        if (chain.connection() == null) {
            throw new PscConfigurationException(
                    ErrorCode.PROPAGATION_MISPLACED,
                    "use addNetworkInterceptor: an application interceptor does not see redirects and would leak a token");
        }
        Request request = chain.request();
        Optional<Secret> token = propagation.tokenFor(request.url().uri(), session);
        return chain.proceed(
                token.isEmpty()
                        ? request
                        : request.newBuilder()
                                .header("Authorization", "Bearer " + token.get().reveal())
                                .build());
    }
}
