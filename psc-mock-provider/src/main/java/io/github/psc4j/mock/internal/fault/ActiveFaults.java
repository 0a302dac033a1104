package io.github.psc4j.mock.internal.fault;

import io.github.psc4j.mock.extension.Interceptor;
import io.github.psc4j.mock.extension.MockRequest;
import io.github.psc4j.mock.extension.MockResponse;
import io.github.psc4j.mock.fault.FaultInjection;
import io.github.psc4j.mock.journal.Operation;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** The faults that are in force. Safe for several threads. */
public final class ActiveFaults implements Interceptor {

    /** A fault and for how many responses it is still in force. */
    private record Active(FaultInjection injection, AtomicInteger left) {

        /** Counts one response; false when the fault has ended or does not happen at this operation. */
        boolean uses(Operation operation) {
            return injection.operations().contains(operation)
                    && (injection.times().isEmpty() || left.getAndUpdate(count -> Math.max(0, count - 1)) > 0);
        }

        boolean ended() {
            return injection.times().isPresent() && left.get() == 0;
        }

        FaultInjection remaining() {
            return injection.times().isEmpty()
                    ? injection
                    : new FaultInjection(injection.fault(), injection.operations(), OptionalInt.of(left.get()));
        }
    }

    private final FaultResponses responses;
    private final List<Active> active = new CopyOnWriteArrayList<>();

    public ActiveFaults(FaultResponses responses) {
        this.responses = responses;
    }

    public void inject(FaultInjection injection) {
        active.add(new Active(injection, new AtomicInteger(injection.times().orElse(0))));
    }

    /** What is in force, with what is left of it. */
    public List<FaultInjection> all() {
        return active.stream()
                .filter(fault -> !fault.ended())
                .map(Active::remaining)
                .toList();
    }

    public void clear() {
        active.clear();
    }

    @Override
    public MockResponse intercept(Operation operation, MockRequest request, Function<MockRequest, MockResponse> next) {
        Function<MockRequest, MockResponse> handler = next;
        for (Active fault : active) {
            if (fault.uses(operation)) {
                Function<MockRequest, MockResponse> inner = handler;
                handler = changed -> responses.respond(fault.injection().fault(), operation, changed, inner);
            }
        }
        active.removeIf(Active::ended);
        return handler.apply(request);
    }
}
