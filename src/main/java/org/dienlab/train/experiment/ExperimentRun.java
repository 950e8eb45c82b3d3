package org.dienlab.train.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.dienlab.data.Batches;
import org.dienlab.data.DataException;
import org.dienlab.data.NegativeSampler;
import org.dienlab.data.Reading;
import org.dienlab.data.log.EventLog;

/**
 * An experiment under way. Every run is trained by one thread from beginning to end, so the numbers do not depend on the
 * number of threads; different runs go side by side. What is finished stays, whatever becomes of the rest.
 *
 * <p>Thread-safe.
 */
public final class ExperimentRun implements AutoCloseable {
    /** Where an experiment stands. */
    public enum State {
        RUNNING,
        DONE,
        CANCELLED,
        FAILED
    }

    /**
     * How far an experiment is.
     *
     * @param done finished runs
     * @param share share of the work that is done, 0..1
     * @param left time left at the pace so far; empty until it says something
     */
    public record Progress(State state, int done, int runs, double share, Optional<Duration> left) {}

    /** Share of the work after which the pace says something: at first it is that of code that is not compiled. */
    private static final double LEAST_TO_TELL = .01;

    /** A run that is to be done. */
    private record Job(int arm, long seed) {}

    private record SplitKey(Source source, long partition) {}

    private record BatchesKey(Source source, long seed, int batchSize, NegativeSampler.Kind negatives) {
        private static BatchesKey of(Arm arm, long seed) {
            return new BatchesKey(
                    arm.source(),
                    seed,
                    arm.training().batchSize(),
                    arm.choices().negatives());
        }
    }

    private final Experiment experiment;
    private final Path file;
    private final Deque<Job> waiting = new ArrayDeque<>();
    private final Map<Job, Double> shares = new HashMap<>();
    private final Map<SplitKey, HeldOut> opened = new HashMap<>();
    private final Map<BatchesKey, Batches> batches = new HashMap<>();
    private final Map<Source, EventLog> logs = new HashMap<>();
    private final List<Reading> readings = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final double costBefore;
    private final double cost;
    private final long started = System.nanoTime();
    private final Object writing = new Object();
    private Results results;
    private int working;
    private int limit;
    private volatile boolean cancelled;
    private Throwable failure;

    private ExperimentRun(Results before, int threadCount, boolean background, Path file) {
        experiment = before.experiment();
        results = before;
        this.file = file;
        // All arms of a seed before the next seed, so that what is there early can be compared.
        for (long seed : experiment.seeds()) {
            for (int arm = 0; arm < experiment.arms().size(); arm++) {
                if (before.outcome(arm, seed).isEmpty()) {
                    waiting.add(new Job(arm, seed));
                }
            }
        }
        cost = experiment.arms().stream().mapToDouble(Arm::cost).sum()
                * experiment.seeds().size();
        costBefore = before.outcomes().stream().mapToDouble(o -> cost(o.arm())).sum();
        working = Math.min(threadCount, waiting.size());
        limit = threadCount;
        for (int i = 0; i < working; i++) {
            int number = i;
            Thread thread = new Thread(() -> work(number), "experiment");
            thread.setDaemon(true);
            thread.setPriority(background ? Thread.MIN_PRIORITY : Thread.NORM_PRIORITY);
            threads.add(thread);
        }
    }

    /**
     * Starts what is missing of an experiment.
     *
     * @param before what is there already; {@link Results#none} at first
     * @param threads number of threads, 1 or more
     * @param background whether everything else goes first
     * @param fileOrNull written after every run; where it cannot be, training goes on without
     */
    public static ExperimentRun start(Results before, int threads, boolean background, Path fileOrNull) {
        ExperimentRun run = new ExperimentRun(before, threads, background, fileOrNull);
        run.threads.forEach(Thread::start);
        return run;
    }

    /** What is finished so far. */
    public synchronized Results results() {
        return results;
    }

    /** The logs that were read so far, with what was wrong in them. */
    public synchronized List<Reading> readings() {
        return List.copyOf(readings);
    }

    public synchronized Progress progress() {
        double now = costBefore;
        for (Map.Entry<Job, Double> entry : shares.entrySet()) {
            now += entry.getValue() * cost(entry.getKey().arm());
        }
        double fresh = now - costBefore;
        double seconds = (System.nanoTime() - started) * 1e-9;
        Optional<Duration> left = fresh <= LEAST_TO_TELL * (cost - costBefore)
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(Math.round(1000 * seconds * Math.max(0, cost - now) / fresh)));
        return new Progress(state(), results.outcomes().size(), experiment.size(), Math.min(1, now / cost), left);
    }

    private State state() {
        return working > 0
                ? State.RUNNING
                : failure != null ? State.FAILED : results.isComplete() ? State.DONE : State.CANCELLED;
    }

    /** Why it failed; null if it did not. */
    public synchronized Throwable failure() {
        return failure;
    }

    /** Asks the threads to stop; runs that are not finished are dropped. */
    public synchronized void cancel() {
        cancelled = true;
        notifyAll();
    }

    /** From now on at most so many threads work, at least one; the others wait where they are. */
    public synchronized void limit(int threads) {
        if (limit != Math.max(1, threads)) {
            limit = Math.max(1, threads);
            notifyAll();
        }
    }

    /** Waits until nothing runs any more. */
    public synchronized State await() throws InterruptedException {
        while (working > 0) {
            wait();
        }
        return state();
    }

    /** Cancels and waits. */
    @Override
    public void close() {
        cancel();
        boolean interrupted = false;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** @param number of this thread, from 0 */
    private void work(int number) {
        try {
            for (Job job = next(); job != null && !cancelled; job = next()) {
                Arm arm = experiment.arms().get(job.arm());
                Job now = job;
                HeldOut heldOut = heldOut(arm.source(), job.seed());
                Outcome outcome = new RunTraining(arm, job.seed(), heldOut, batches(arm, job.seed(), heldOut))
                        .run(job.arm(), share -> show(now, share, number), () -> cancelled);
                if (outcome != null) {
                    keep(outcome);
                }
            }
        } catch (CancellationException e) {
            // In the middle of reading a log.
        } catch (Throwable e) {
            fail(e);
        } finally {
            end();
        }
    }

    private synchronized Job next() {
        return waiting.poll();
    }

    private synchronized void show(Job job, double share, int thread) {
        shares.put(job, share);
        while (thread >= limit && !cancelled) {
            try {
                wait();
            } catch (InterruptedException e) {
                cancelled = true;
            }
        }
    }

    private synchronized void fail(Throwable e) {
        failure = failure == null ? e : failure;
        cancelled = true;
        notifyAll();
    }

    private synchronized void end() {
        working--;
        notifyAll();
    }

    /** A log is read once, its split made once for all arms that share it; what no waiting run needs is forgotten. */
    private HeldOut heldOut(Source source, long seed) throws DataException {
        synchronized (opened) {
            SplitKey key = new SplitKey(source, source.partition(seed));
            HeldOut known = opened.get(key);
            if (known == null) {
                opened.keySet().removeIf(other -> !isNeeded(other));
                known = source.isLog() ? HeldOut.of(source, events(source), seed) : HeldOut.of(source);
                opened.put(key, known);
            }
            return known;
        }
    }

    /** What arms train on is made once for all of a seed. */
    private Batches batches(Arm arm, long seed, HeldOut heldOut) {
        synchronized (batches) {
            BatchesKey key = BatchesKey.of(arm, seed);
            Batches known = batches.get(key);
            if (known == null) {
                batches.keySet().removeIf(other -> !isNeeded(other));
                known = RunTraining.batches(arm, seed, heldOut);
                batches.put(key, known);
            }
            return known;
        }
    }

    private EventLog events(Source source) throws DataException {
        EventLog known = logs.get(source);
        if (known == null) {
            Reading reading = new Reading(source.log().skipBadRows(), progress -> {}, () -> cancelled);
            known = source.read(reading);
            logs.put(source, known);
            synchronized (this) {
                readings.add(reading);
            }
        }
        return known;
    }

    private synchronized boolean isNeeded(SplitKey key) {
        return waiting.stream().anyMatch(job -> {
            Source source = experiment.arms().get(job.arm()).source();
            return key.equals(new SplitKey(source, source.partition(job.seed())));
        });
    }

    private synchronized boolean isNeeded(BatchesKey key) {
        return waiting.stream()
                .anyMatch(job -> key.equals(BatchesKey.of(experiment.arms().get(job.arm()), job.seed())));
    }

    private void keep(Outcome outcome) {
        synchronized (writing) {
            Results now;
            synchronized (this) {
                results = results.with(outcome);
                now = results;
            }
            if (file != null) {
                try {
                    ResultsFile.write(now, file);
                } catch (IOException e) {
                    // What was trained is worth more than its file, and the next run may find room for it.
                }
            }
        }
    }

    private double cost(int arm) {
        return experiment.arms().get(arm).cost();
    }
}
