package org.dienlab.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Runs numbered tasks on a fixed number of threads, the caller's among them. Which thread runs which task is left open;
 * tasks write to places of their own, so results do not depend on it.
 */
public final class Workers implements AutoCloseable {
    private final int threads;
    private final ExecutorService others;

    /** @param threads number of threads, at least 1 */
    public Workers(int threads) {
        this.threads = threads;
        others = threads == 1
                ? null
                : Executors.newFixedThreadPool(threads - 1, task -> {
                    Thread thread = new Thread(task, "training worker");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** Runs tasks 0..count−1 and returns when all are done. A failure of a task is thrown here. */
    public void run(int count, IntConsumer task) {
        AtomicInteger next = new AtomicInteger();
        Runnable share = () -> {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                task.accept(i);
            }
        };
        List<Future<?>> running = new ArrayList<>();
        for (int i = 1; i < Math.min(threads, count); i++) {
            running.add(others.submit(share));
        }
        try {
            share.run();
        } finally {
            running.forEach(Workers::await);
        }
    }

    private static void await(Future<?> future) {
        boolean interrupted = false;
        while (true) {
            try {
                future.get();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (others != null) {
            others.shutdownNow();
        }
    }
}
