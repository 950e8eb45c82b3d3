package org.dienlab.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WorkersTest {
    private static int[] counts(Workers workers, int tasks) {
        AtomicIntegerArray done = new AtomicIntegerArray(tasks);
        workers.run(tasks, done::incrementAndGet);
        int[] counts = new int[tasks];
        Arrays.setAll(counts, done::get);
        return counts;
    }

    private static void assertEveryTaskOnce(Workers workers, int tasks) {
        int[] once = new int[tasks];
        Arrays.fill(once, 1);
        assertArrayEquals(once, counts(workers, tasks));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void everyTaskIsDoneOnceBeforeTheRunReturns(int threads) {
        try (Workers workers = new Workers(threads)) {
            for (int run = 0; run < 300; run++) {
                assertEveryTaskOnce(workers, run % 12);
            }
        }
    }

    /** Tasks that wait for one another can only end if each has a thread of its own. */
    @Test
    void tasksRunAtTheSameTimeOnAllThreads() {
        try (Workers workers = new Workers(3)) {
            CountDownLatch all = new CountDownLatch(3);
            Set<Thread> threads = ConcurrentHashMap.newKeySet();
            workers.run(3, i -> {
                threads.add(Thread.currentThread());
                all.countDown();
                await(all);
            });
            assertEquals(3, threads.size());
            assertTrue(threads.contains(Thread.currentThread()));
        }
    }

    private static void await(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whichever thread it fails on; memory that has run out is an error. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aFailureOfATaskIsThrownWhenTheOthersAreDone(int failing) {
        try (Workers workers = new Workers(3)) {
            CountDownLatch all = new CountDownLatch(3);
            AtomicIntegerArray done = new AtomicIntegerArray(3);
            Error failure = new OutOfMemoryError("as if");
            IllegalStateException thrown = assertThrows(
                    IllegalStateException.class,
                    () -> workers.run(3, i -> {
                        all.countDown();
                        await(all);
                        if (i == failing) {
                            throw failure;
                        }
                        done.incrementAndGet(i);
                    }));
            assertSame(failure, thrown.getCause());
            for (int i = 0; i < 3; i++) {
                assertEquals(i == failing ? 0 : 1, done.get(i));
            }
            // It is forgotten, and no thread is lost.
            assertEveryTaskOnce(workers, 10);
            CountDownLatch again = new CountDownLatch(3);
            workers.run(3, i -> {
                again.countDown();
                await(again);
            });
        }
    }

    @Test
    void aFailureWithoutOtherThreadsIsThrownToo() {
        try (Workers alone = new Workers(1)) {
            RuntimeException failure = new RuntimeException();
            RuntimeException thrown = assertThrows(
                    RuntimeException.class,
                    () -> alone.run(2, i -> {
                        throw failure;
                    }));
            assertTrue(thrown == failure || thrown.getCause() == failure);
            assertEveryTaskOnce(alone, 3);
        }
    }

    /** The caller is told of the interrupt after the run, which is not cut short. */
    @Test
    void anInterruptOfTheCallerWaitsForTheTasks() {
        try (Workers workers = new Workers(2)) {
            Thread caller = Thread.currentThread();
            CountDownLatch both = new CountDownLatch(2);
            AtomicIntegerArray done = new AtomicIntegerArray(2);
            workers.run(2, i -> {
                both.countDown();
                await(both);
                if (Thread.currentThread() != caller) {
                    // Only when it looks for no more work but waits for this.
                    while (caller.getState() != Thread.State.WAITING) {
                        Thread.onSpinWait();
                    }
                    caller.interrupt();
                    while (caller.isInterrupted() || caller.getState() != Thread.State.WAITING) {
                        Thread.onSpinWait();
                    }
                }
                done.incrementAndGet(i);
            });
            assertTrue(Thread.interrupted());
            assertEquals(2, done.get(0) + done.get(1));
            assertEveryTaskOnce(workers, 5);
            assertFalse(Thread.interrupted());
        }
    }

    @Test
    void closingEndsTheThreads() throws InterruptedException {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        try (Workers workers = new Workers(3)) {
            CountDownLatch all = new CountDownLatch(3);
            workers.run(3, i -> {
                threads.add(Thread.currentThread());
                all.countDown();
                await(all);
            });
        }
        threads.remove(Thread.currentThread());
        assertEquals(2, threads.size());
        for (Thread thread : threads) {
            thread.join();
            assertFalse(thread.isAlive());
        }
    }
}
