package org.dienlab.train;

import java.util.List;

/**
 * How far a session has trained and with what settings: with task and seed enough to train there again with the same
 * bits.
 *
 * @param step steps trained
 * @param stopAt step at which training stops
 * @param stopWhenFlat whether it stops when no lane rises any more
 * @param flat whether it has stopped for that
 * @param flatSince evaluations up to this step do not count for that
 * @param changes learning rate and α by the step from which they hold, ascending, the first one at step 0
 */
public record Course(long step, long stopAt, boolean stopWhenFlat, boolean flat, long flatSince, List<Change> changes) {
    /** More steps than anybody trains. */
    private static final long MOST_STEPS = 100_000_000;

    /** @param step the batches after this many steps are trained with these settings */
    public record Change(long step, double learningRate, double alpha) {
        public Change {
            if (!(learningRate > 0 && alpha >= 0 && learningRate + alpha < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("learning rate " + learningRate + ", α " + alpha);
            }
        }
    }

    public Course {
        changes = List.copyOf(changes);
        if (step < 0 || step > MOST_STEPS || changes.isEmpty() || changes.get(0).step() != 0) {
            throw new IllegalArgumentException("no course of training");
        }
        for (int i = 1; i < changes.size(); i++) {
            if (changes.get(i).step() <= changes.get(i - 1).step()) {
                throw new IllegalArgumentException("changes in the order of their steps");
            }
        }
    }

    /** The settings in force at the end. */
    public Change last() {
        return changes.get(changes.size() - 1);
    }
}
