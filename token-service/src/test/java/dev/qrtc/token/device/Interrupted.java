// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.device;

import io.smallrye.mutiny.Uni;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/**
 * Ports that work until one call of theirs breaks off: either it never reaches Redis, or Redis has done it and the answer is
 * lost. What comes after that call does not come at all, as when the process has died.
 */
final class Interrupted {
    private final int last;
    private final boolean isDone;
    private final List<String> calls = new ArrayList<>();

    /**
     * @param last the call that breaks off, counted from 0 over all ports
     * @param isDone whether that call has its effect
     */
    Interrupted(int last, boolean isDone) {
        this.last = last;
        this.isDone = isDone;
    }

    /** Breaks off nothing. */
    static Interrupted never() {
        return new Interrupted(Integer.MAX_VALUE, true);
    }

    /** The calls so far. */
    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    private synchronized int number(String call) {
        calls.add(call);
        return calls.size() - 1;
    }

    /** {@code port}, with that fault. */
    <T> T on(Class<T> type, T port) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    var number = number(method.getName());
                    var broken = Uni.createFrom().failure(new IllegalStateException("broken off"));
                    if (number > last || (number == last && !isDone)) {
                        return broken;
                    }
                    try {
                        var answer = (Uni<?>) method.invoke(port, arguments);
                        return number == last ? answer.chain(ignored -> broken) : answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
