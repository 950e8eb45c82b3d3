package org.dienlab.train;

import java.util.List;
import java.util.TreeMap;

/**
 * Log of the settings that may change while a run trains, by step: a replay repeats them, a reset drops them. What is
 * set at step s holds for the batches after it.
 */
final class LiveSettings {
    /** Learning rate of Adam and weight α of the auxiliary loss. */
    record Values(double learningRate, double alpha) {}

    private final TreeMap<Long, Values> log = new TreeMap<>();

    LiveSettings(double learningRate, double alpha) {
        log.put(0L, new Values(learningRate, alpha));
    }

    /** What holds for the batch that follows {@code step} steps. */
    Values at(long step) {
        return log.floorEntry(step).getValue();
    }

    void set(long step, Values values) {
        log.put(step, values);
    }

    /** Forgets what was set after this step. */
    void truncate(long step) {
        log.tailMap(step, false).clear();
    }

    /** The whole log, oldest first. */
    List<Course.Change> changes() {
        return log.entrySet().stream()
                .map(entry -> new Course.Change(
                        entry.getKey(),
                        entry.getValue().learningRate(),
                        entry.getValue().alpha()))
                .toList();
    }

    /** Takes over the log of another run. */
    void restore(List<Course.Change> changes) {
        log.clear();
        changes.forEach(change -> log.put(change.step(), new Values(change.learningRate(), change.alpha())));
    }
}
