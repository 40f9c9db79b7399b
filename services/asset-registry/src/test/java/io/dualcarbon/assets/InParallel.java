package io.dualcarbon.assets;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does several things at one moment. */
public final class InParallel {
    private InParallel() {}

    /** Their results, in the order of the tasks. */
    public static <T> List<T> call(Callable<T> one, Callable<T> other) {
        return call(List.of(one, other));
    }

    public static <T> List<T> call(List<Callable<T>> tasks) {
        var threads = Executors.newFixedThreadPool(tasks.size());
        try {
            var start = new CyclicBarrier(tasks.size());
            var running = tasks.stream()
                    .map(task -> threads.submit(() -> {
                        start.await();
                        return task.call();
                    }))
                    .toList();
            var results = new ArrayList<T>();
            for (Future<T> result : running) {
                results.add(result.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
