package org.dienlab.train;

import java.util.Map;
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

    /** The whole log, for files. */
    Map<Long, Values> entries() {
        return new TreeMap<>(log);
    }
}
