package io.github.psc4j.mock.internal.intercept;

import io.github.psc4j.mock.internal.http.MockRequest;
import io.github.psc4j.mock.internal.http.MockResponse;
import io.github.psc4j.mock.journal.Operation;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** The interceptors that are in place; the one that came last sees the request first. Safe for several threads. */
public final class Interceptors {

    private final List<Interceptor> all = new CopyOnWriteArrayList<>();

    public void add(Interceptor interceptor) {
        all.add(interceptor);
    }

    public void remove(Interceptor interceptor) {
        all.remove(interceptor);
    }

    public MockResponse answer(Operation operation, MockRequest request, Function<MockRequest, MockResponse> honest) {
        Function<MockRequest, MockResponse> answer = honest;
        for (Interceptor interceptor : all) {
            Function<MockRequest, MockResponse> inner = answer;
            answer = asked -> interceptor.answer(operation, asked, inner);
        }
        return answer.apply(request);
    }
}
