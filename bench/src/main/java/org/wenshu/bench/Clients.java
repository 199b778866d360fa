package org.wenshu.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** So many clients at once, each of which begins its next piece of work when it has ended the one before. */
public record Clients(int number) {

    /** Does the work for 1 to {@code count}; returns what came of each, in no order. */
    public <T> List<T> each(int count, IntFunction<T> work) throws InterruptedException {
        var next = new AtomicInteger();
        List<Callable<List<T>>> clients = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            clients.add(() -> {
                var done = new ArrayList<T>();
                for (int n = next.incrementAndGet(); n <= count; n = next.incrementAndGet()) {
                    done.add(work.apply(n));
                }
                return done;
            });
        }
        try (var executor = Executors.newFixedThreadPool(number)) {
            var all = new ArrayList<T>();
            for (Future<List<T>> client : executor.invokeAll(clients)) {
                all.addAll(client.get());
            }
            return all;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
