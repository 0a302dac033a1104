package io.github.psc4j.internal.propagation;

import io.github.psc4j.internal.adapter.feign.TargetFeignClients;
import io.github.psc4j.internal.adapter.jdk.PropagatingHttpClient;
import io.github.psc4j.internal.adapter.jdk.TargetHttpClient;
import io.github.psc4j.internal.adapter.okhttp.PropagationInterceptor;
import io.github.psc4j.internal.argument.Arguments;
import io.github.psc4j.propagation.FeignClients;
import io.github.psc4j.propagation.TokenPropagation;
import io.github.psc4j.session.PscSession;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import okhttp3.Interceptor;

/** The HTTP clients, over whatever decides. */
abstract class AdaptedPropagation implements TokenPropagation {
    @Override
    public final HttpClient httpClient(Supplier<Optional<PscSession>> session) {
        return httpClient(httpClientWithoutTokens(CONNECT_TIMEOUT), session);
    }

    @Override
    public final HttpClient httpClient(HttpClient client, Supplier<Optional<PscSession>> session) {
        return PropagatingHttpClient.of(
                Arguments.required(client, "client"), this, Arguments.required(session, "session"));
    }

    @Override
    public final HttpClient httpClientWithoutTokens(Duration connectTimeout) {
        return TargetHttpClient.of(this, Arguments.required(connectTimeout, "connectTimeout"));
    }

    @Override
    public final Interceptor okHttpInterceptor(Supplier<Optional<PscSession>> session) {
        return new PropagationInterceptor(this, Arguments.required(session, "session"));
    }

    @Override
    public final FeignClients feign() {
        return new TargetFeignClients(this);
    }
}
