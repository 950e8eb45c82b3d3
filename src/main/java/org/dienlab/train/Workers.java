package org.dienlab.train;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * Runs numbered tasks on a fixed number of threads, the caller's among them. Which thread runs which task is left open;
 * tasks write to places of their own, so results do not depend on it.
 *
 * <p>A training step is a few hundred microseconds of work in three runs, so threads that find nothing to do look again
 * for a moment before they sleep, and a run allocates nothing.
 */
public final class Workers implements AutoCloseable {
    /** Looks before a thread sleeps: some ten microseconds. */
    private static final int LOOKS = 1000;

    private final Thread[] others;
    /** Number of the run in the upper half, tasks that nobody has taken yet in the lower. */
    private final AtomicLong open = new AtomicLong();
    /** Tasks that are not done yet. */
    private final AtomicInteger pending = new AtomicInteger();

    private volatile IntConsumer task;
    private volatile Thread caller;
    private volatile Throwable failure;
    private volatile boolean closed;

    /** @param threads number of threads, at least 1 */
    public Workers(int threads) {
        others = new Thread[threads - 1];
        for (int i = 0; i < others.length; i++) {
            others[i] = new Thread(this::work, "training worker");
            others[i].setDaemon(true);
            others[i].setPriority(Thread.MIN_PRIORITY);
            others[i].start();
        }
    }

    /**
     * Runs tasks 0..count−1, the last first, and returns when all are done. A failure of a task is thrown here. One thread at a time.
     *
     * @throws IllegalStateException if a task failed; the cause says why
     */
    public void run(int count, IntConsumer work) {
        if (others.length == 0 || count <= 1) {
            for (int i = count - 1; i >= 0; i--) {
                work.accept(i);
            }
            return;
        }
        failure = null;
        task = work;
        caller = Thread.currentThread();
        pending.set(count);
        long run = (open.get() >>> 32) + 1;
        open.set(run << 32 | count);
        for (int i = 0; i < Math.min(others.length, count - 1); i++) {
            LockSupport.unpark(others[i]);
        }
        takeAll();
        boolean interrupted = false;
        for (int look = 0; pending.get() > 0; look++) {
            if (look < LOOKS) {
                Thread.onSpinWait();
            } else {
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
    }

    /** Runs open tasks until there are none. */
    private void takeAll() {
        for (long seen = open.get(); (int) seen > 0; seen = open.get()) {
            if (open.compareAndSet(seen, seen - 1)) {
                // The run cannot end before this task does, so this is the run's own work.
                try {
                    task.accept((int) seen - 1);
                } catch (Throwable e) {
                    failure = e;
                }
                if (pending.decrementAndGet() == 0) {
                    LockSupport.unpark(caller);
                }
            }
        }
    }

    private void work() {
        int looks = 0;
        while (!closed) {
            if ((int) open.get() > 0) {
                takeAll();
                looks = 0;
            } else if (looks++ < LOOKS) {
                Thread.onSpinWait();
            } else {
                LockSupport.park(this);
                looks = 0;
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        // A thread that has not yet seen that must not hold what was worked on.
        task = null;
        for (Thread thread : others) {
            LockSupport.unpark(thread);
        }
    }
}
