package org.dienlab.data;

import org.dienlab.math.SplitMix64;

/**
 * Which examples are in which mini-batch. A stream gives new examples at every step: row r of step s is example
 * {@code s * batchSize + r}. Finite data is reshuffled for every epoch by (seed, epoch); each epoch contains each
 * example exactly once, so its last mini-batch may be shorter.
 *
 * <p>The content of a mini-batch is a function of (source, batch size, seed, step), so training can be replayed from
 * any step. Several threads may fill, each its own {@link Batch}.
 */
public final class Batches {
    /** Keeps these draws apart from others with the same seed. */
    private static final long PURPOSE = 0x65706F6368L;

    private final ExampleSource source;
    private final int batchSize;
    private final long seed;
    private final NegativeSampler negatives;
    /** The epoch asked for last; any thread may replace it. */
    private volatile Epoch latest = new Epoch(-1, new int[0]);

    private record Epoch(long number, int[] order) {}

    /**
     * @param batchSize examples per mini-batch, 1 or more
     * @param negatives chooses the non-clicks of the auxiliary loss
     * @throws IllegalArgumentException if there are no examples, or more than 2^31 - 1 that have an end
     */
    public Batches(ExampleSource source, int batchSize, long seed, NegativeSampler negatives) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("A mini-batch needs at least one example, not " + batchSize + ".");
        }
        if (source.size() < 1 || !source.endless() && source.size() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("Training needs 1 to 2^31 - 1 examples, not " + source.size() + ".");
        }
        this.source = source;
        this.batchSize = batchSize;
        this.seed = seed;
        this.negatives = negatives;
    }

    /** Fills {@code out} with mini-batch {@code step}, 0 or more; as many steps wide as its longest history. */
    public void fill(long step, Batch out) {
        Example[] examples = examples(step);
        int steps = 1;
        for (Example example : examples) {
            steps = Math.max(steps, Math.min(example.length(), out.maxSteps()));
        }
        out.reset(examples.length, steps);
        for (int row = 0; row < examples.length; row++) {
            out.set(row, examples[row]);
            negatives.fill(seed, step, examples[row], row, out);
        }
    }

    /** Mini-batches per epoch; {@link Long#MAX_VALUE} for a stream. */
    public long stepsPerEpoch() {
        return source.endless() ? Long.MAX_VALUE : (source.size() + batchSize - 1) / batchSize;
    }

    /** The epoch, from 0, that mini-batch {@code step} belongs to; always 0 for a stream. */
    public long epoch(long step) {
        return step / stepsPerEpoch();
    }

    /** Examples per mini-batch. */
    public int batchSize() {
        return batchSize;
    }

    private Example[] examples(long step) {
        if (source.endless()) {
            return examples(step * batchSize, batchSize, null);
        }
        long first = step % stepsPerEpoch() * batchSize;
        return examples(first, (int) Math.min(batchSize, source.size() - first), order(epoch(step)));
    }

    private Example[] examples(long first, int count, int[] order) {
        Example[] examples = new Example[count];
        for (int row = 0; row < count; row++) {
            long place = first + row;
            examples[row] = source.example(order == null ? place : order[(int) place]);
        }
        return examples;
    }

    private int[] order(long number) {
        Epoch epoch = latest;
        if (epoch.number() != number) {
            SplitMix64 stream = new SplitMix64(SplitMix64.child(seed ^ PURPOSE, number));
            epoch = new Epoch(number, Permutation.draw((int) source.size(), stream));
            latest = epoch;
        }
        return epoch.order();
    }
}
