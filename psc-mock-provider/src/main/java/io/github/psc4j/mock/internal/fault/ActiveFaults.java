package io.github.psc4j.mock.internal.fault;

import io.github.psc4j.mock.fault.FaultInjection;
import io.github.psc4j.mock.internal.http.MockRequest;
import io.github.psc4j.mock.internal.http.MockResponse;
import io.github.psc4j.mock.internal.intercept.Interceptor;
import io.github.psc4j.mock.journal.Operation;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** The faults that are in force. Safe for several threads. */
public final class ActiveFaults implements Interceptor {

    /** A fault and how many answers it still has. */
    private record Active(FaultInjection injection, AtomicInteger left) {

        /** Uses up one; false when the fault has ended or does not happen here. */
        boolean strikes(Operation operation) {
            return injection.operations().contains(operation)
                    && (injection.times().isEmpty() || left.getAndUpdate(count -> Math.max(0, count - 1)) > 0);
        }

        boolean over() {
            return injection.times().isPresent() && left.get() == 0;
        }

        FaultInjection remaining() {
            return injection.times().isEmpty()
                    ? injection
                    : new FaultInjection(injection.fault(), injection.operations(), OptionalInt.of(left.get()));
        }
    }

    private final FaultScripts scripts;
    private final List<Active> active = new CopyOnWriteArrayList<>();

    public ActiveFaults(FaultScripts scripts) {
        this.scripts = scripts;
    }

    public void inject(FaultInjection injection) {
        active.add(new Active(injection, new AtomicInteger(injection.times().orElse(0))));
    }

    /** What is in force, with what is left of it. */
    public List<FaultInjection> all() {
        return active.stream()
                .filter(fault -> !fault.over())
                .map(Active::remaining)
                .toList();
    }

    public void clear() {
        active.clear();
    }

    @Override
    public MockResponse answer(Operation operation, MockRequest request, Function<MockRequest, MockResponse> honest) {
        Function<MockRequest, MockResponse> answer = honest;
        for (Active fault : active) {
            if (fault.strikes(operation)) {
                Function<MockRequest, MockResponse> inner = answer;
                answer = asked -> scripts.play(fault.injection().fault(), operation, asked, inner);
            }
        }
        active.removeIf(Active::over);
        return answer.apply(request);
    }
}
