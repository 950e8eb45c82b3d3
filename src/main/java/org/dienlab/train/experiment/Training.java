package org.dienlab.train.experiment;

import org.dienlab.train.Task;

/**
 * How long and how fast an arm is trained. Everything is written down, so that a file says what was done whatever the
 * defaults are by then.
 *
 * @param learningRate learning rate of Adam, &gt; 0
 * @param alpha weight of the auxiliary loss, ≥ 0
 * @param batchSize examples of a step
 * @param steps training steps; 0 where {@code epochs} says how long
 * @param epochs passes over the training examples, each followed by an evaluation; 0 where {@code steps} says how long
 * @param evaluateEvery steps between two evaluations; 0 where epochs count
 */
public record Training(double learningRate, double alpha, int batchSize, long steps, int epochs, long evaluateEvery) {
    private static final int EVALUATE_EVERY = 50;

    public Training {
        boolean valid = learningRate > 0
                && alpha >= 0
                && batchSize > 0
                && (epochs > 0 ? steps == 0 && evaluateEvery == 0 : steps > 0 && evaluateEvery > 0);
        if (!valid) {
            throw new IllegalArgumentException("training needs a learning rate, a batch size, and steps or epochs");
        }
    }

    /** The default preset, for this many steps; evaluated every 50 steps and at the end. */
    public static Training steps(long steps, double alpha) {
        return new Training(1e-2, alpha, 64, steps, 0, EVALUATE_EVERY);
    }

    /** What logs are usually trained with. */
    public static Training log(int epochs, double alpha) {
        return new Training(Task.LOG_LEARNING_RATE, alpha, Task.LOG_BATCH, 0, epochs, 0);
    }

    /** The default preset, for this many epochs. */
    public static Training epochs(int epochs, double alpha) {
        return new Training(1e-2, alpha, 64, 0, epochs, 0);
    }

    public Training withAlpha(double other) {
        return new Training(learningRate, other, batchSize, steps, epochs, evaluateEvery);
    }

    public Training withLearningRate(double other) {
        return new Training(other, alpha, batchSize, steps, epochs, evaluateEvery);
    }

    public Training withBatchSize(int other) {
        return new Training(learningRate, alpha, other, steps, epochs, evaluateEvery);
    }

    /** Steps in all, for so many training examples. */
    long length(long examples) {
        return epochs == 0 ? steps : epochs * epoch(examples);
    }

    /** Whether an evaluation follows this step, counted from 1. */
    boolean evaluatesAfter(long step, long examples) {
        long every = epochs == 0 ? evaluateEvery : epoch(examples);
        return step % every == 0 || step == length(examples);
    }

    private long epoch(long examples) {
        return (examples + batchSize - 1) / batchSize;
    }
}
